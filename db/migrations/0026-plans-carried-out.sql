-- 0026 Drafts of decisions that are to approve plans. Owner: authority/plans.
-- Forward only; undo by writing the next migration.
CREATE TABLE year_plan_decision (
  authority_id   integer NOT NULL,
  plan_id        uuid NOT NULL,
  edition        integer NOT NULL,
  sequence       integer NOT NULL CHECK (sequence > 0),
  draft_id       uuid NOT NULL,
  begun_at       timestamptz NOT NULL,
  CONSTRAINT year_plan_decision_in_turn PRIMARY KEY (authority_id, plan_id, edition, sequence),
  FOREIGN KEY (authority_id, plan_id, edition) REFERENCES year_plan_edition,
  FOREIGN KEY (authority_id, draft_id) REFERENCES draft_paper
);
CALL hc_seal('year_plan_decision', 'authority', 'SELECT, INSERT', 'the draft of the decision that is to approve an edition of a plan; the last one counts, the others were given up');
COMMENT ON COLUMN year_plan_decision.sequence IS 'Whoever begins a second draft of one turn learns of the first.';
