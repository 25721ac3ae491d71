/** README.txt: how somebody checks a pack who has nothing of ours. */
export const README = `EVIDENCE PACK, format firstword-pack/1

What is in it
  report.pdf            the same to read and print
  parts/*.csv           tables B to I (UTF-8, RFC 4180); pack.json says what their words mean
  evidence.ndjson       the entries of the department's ledger, one a line, each with the record that it names
  content/              what was taught, under the hash of its sources
  checkpoint.txt        the signed state of the ledger at the as-of moment (C2SP tlog-checkpoint)
  checkpoints.ndjson    the states that were signed before
  keys.txt              keys as the department publishes them (C2SP signed-note verifier keys)
  manifest.json         every file with its SHA-256
  seal.txt              the signature under all of it (C2SP signed note)

How to check it without us
  1. Get the department's keys another way than from this file, from its website or by telephone.
  2. seal.txt: an Ed25519 signature by the key named firstword/packs/<department>. It names the SHA-256 of
     manifest.json, of report.pdf, and of every byte of this archive before seal.txt itself.
  3. manifest.json: compute the SHA-256 of each file and compare.
  4. evidence.ndjson: the hash of an entry is the SHA-256 of
       <hash of the entry before> LF <seq> LF <body>
     in UTF-8; before the first one stands the SHA-256 of "firstword ledger <department>". Lines marked as withheld
     have their hash alone. In the pack of one person each line carries the hash before it, and an RFC 6962 audit path.
  5. checkpoint.txt: the root is that of the RFC 6962 Merkle tree whose leaves are the 32 bytes of the entries' hashes.
  6. A record belongs to an entry when the SHA-256 of its canonical JSON (members in order of their names, no spaces) is
     the entry's digest; "identity" is what the hash of names in a record is of.
  7. Rows of the tables name the entry that they were written of in record_seq and record_hash. For each person and
     requirement the sums of hours_credited in B, in C, and in E where topic is empty are equal.

The department's program comes with a page that does all of this from disk, without any network (verifier.html), and
with a command: npx firstword-verify pack.zip --keys keys.txt
`;
