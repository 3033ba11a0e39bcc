"""A hash chain for what was published: nobody can quietly change it afterwards."""

from kiemkracht.engines.ledger.canonical import Json, canonical
from kiemkracht.engines.ledger.chain import VERSION, Link, Seal, hash_of, seal
from kiemkracht.engines.ledger.verifying import Break, Fault, Verdict, verify

__all__ = [
    "VERSION",
    "Break",
    "Fault",
    "Json",
    "Link",
    "Seal",
    "Verdict",
    "canonical",
    "hash_of",
    "seal",
    "verify",
]
