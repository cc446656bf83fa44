-- 0026 Drafts of decisions that are to approve plans; rules by which activities are counted. Owner: authority/plans, authority/programme.
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

-- How activities of a kind are counted, in words and as a rule. What an authority sets for itself stands beside what comes with the product.
ALTER TABLE activity_kind
  ADD COLUMN counted text NOT NULL DEFAULT 'named' CHECK (counted IN ('sum', 'records', 'named')),
  ADD COLUMN rule_vi text NOT NULL DEFAULT 'Không cộng số; báo cáo nêu tên từng hoạt động.',
  ADD COLUMN rule_en text NOT NULL DEFAULT 'Not summed; a report names each activity.';
COMMENT ON COLUMN activity_kind.counted IS 'sum: of the quantities told; records: each record is one; named: nothing is summed.';
UPDATE activity_kind SET counted = 'sum', rule_vi = 'Cộng số lượng đã ghi. Một bản tin đăng hai kênh tính một.',
  rule_en = 'Sum of the quantities told. A newsletter on two channels counts once.' WHERE code = 'newsletter';
UPDATE activity_kind SET counted = 'sum', rule_vi = 'Cộng số công chức đã ghi. Một công chức biệt phái tại một nơi tính một, dù kéo dài nhiều kỳ văn bản.',
  rule_en = 'Sum of the officers told. An officer sent to one place counts once, however many papers extend it.' WHERE code = 'secondment';
UPDATE activity_kind SET counted = 'sum', rule_vi = 'Cộng số lớp đã ghi. Một lớp học nhiều ngày tính một.',
  rule_en = 'Sum of the classes told. A class of several days counts once.' WHERE code = 'training';
UPDATE activity_kind SET counted = 'sum', rule_vi = 'Cộng số lớp lùi đã ghi. Lớp lùi không tính vào số lớp đã tổ chức.',
  rule_en = 'Sum of the classes postponed. They do not count among the classes held.' WHERE code = 'training-postponed';

CREATE TABLE activity_counting (
  authority_id   integer NOT NULL,
  kind           text NOT NULL REFERENCES activity_kind,
  version        integer NOT NULL CHECK (version > 0),
  from_period    text NOT NULL CHECK (from_period ~ '^(19|20|21)\d\d-H[12]$'),
  counted        text NOT NULL CHECK (counted IN ('sum', 'records', 'named')),
  rule_vi        text NOT NULL,
  rule_en        text NOT NULL,
  officer_id     uuid,
  recorded_at    timestamptz NOT NULL,
  CONSTRAINT activity_counting_in_turn PRIMARY KEY (authority_id, kind, version),
  FOREIGN KEY (authority_id, officer_id) REFERENCES officer
);
CALL hc_seal('activity_counting', 'authority', 'SELECT, INSERT', 'how an authority counts activities of a kind, from a half-year on; the newest word on a half-year holds');
