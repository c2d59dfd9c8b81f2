"""What `parley sql` says of itself: at `--help`, at the top of the prompt, and at `help`."""

# Queries to begin with; a test runs each.
EXAMPLES = (
    "FROM meetings_between('USA', 'Russia');",
    "FROM stance_on('NATO enlargement');",
    "FROM who_met('Putin');",
    "FROM search('security guarantee*');",
    "SELECT title, start_date, status FROM meetings ORDER BY start_date;",
)
# What may be typed at the prompt instead of a query.
WORDS = {
    "tables": "the tables and views",
    "macros": "questions that are ready to call, as meetings_between('USA', 'Russia')",
    "columns NAME": "the columns of a table or view, and what they mean",
    "help": "this",
    "exit": "leave; so does Ctrl-D",
}
GREETING = "A query ends with a semicolon; `help` shows some to begin with."

TO_BEGIN_WITH = "\n".join(f"  {example}" for example in EXAMPLES)
HELP = "\n".join(
    [
        "A query ends with a semicolon. Some to begin with:",
        TO_BEGIN_WITH,
        "Without a semicolon:",
        *(f"  {word:<14}{text}" for word, text in WORDS.items()),
    ]
)
EPILOG = f"""\
some queries to begin with:
{TO_BEGIN_WITH}

FROM help() lists such macros, FROM party('Russ') and FROM issue('missile') find codes, and warehouse/SCHEMA.md explains
all tables, views and macros. docs/questions.md has twenty questions with their queries and answers.
"""
