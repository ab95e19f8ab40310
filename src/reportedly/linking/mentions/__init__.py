"""Event mentions of any kind, in several reports: which of them name the same happening.

Claims are linked by their fields (`reportedly.linking.link`); mentions that are no claims (a storm, a trial, a match)
have only words. `stories` groups the reports, `features` says what a pair has in common, `cluster` joins.
"""

from reportedly.linking.mentions.cluster import cluster
from reportedly.linking.mentions.terms import Article, Mention, article

__all__ = ["Article", "Mention", "article", "cluster"]
