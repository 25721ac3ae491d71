-- Names and numbers of a person are hashed with a salt of their own. What the ledger covers is that hash, so that they
-- can be cut later, the salt with them, and every hash still follows. Null in rows from before.
alter table person_history add column identity_salt text, add column identity_digest text;
alter table certificate add column identity_salt text, add column identity_digest text;
