"""The type and value of a time expression: one method for each rule of ``date_grammar``.

A method returns type and value, several with the tokens they stand for, or None where the words turn out to be no
time expression. Values are TIMEX3's; what is not known stands as X ('XXXX-WXX-1': a Monday, without an anchor).
"""

from tasks.logic.date_hours import HourRules
from tasks.logic.date_spells import SpellRules


class Resolver(HourRules, SpellRules):
    """Resolves the expressions of one text against its anchor and what was named before."""
