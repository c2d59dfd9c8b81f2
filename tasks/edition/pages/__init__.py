"""The pages of an edition: one module per part of the site, each with `pages(facts)`, which gives its pages."""
