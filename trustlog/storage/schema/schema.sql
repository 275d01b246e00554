-- Written by `python -m trustlog.storage.schema.generate`; do not edit.

CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL,
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);

CREATE TABLE journal_batch (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	what VARCHAR NOT NULL,
	undoes INTEGER, reason VARCHAR,
	CONSTRAINT pk_journal_batch PRIMARY KEY (id),
	CONSTRAINT fk_journal_batch_undoes_journal_batch FOREIGN KEY(undoes) REFERENCES journal_batch (number),
	CONSTRAINT uq_journal_batch_number UNIQUE (number)
);

CREATE TABLE memo (
	kind VARCHAR NOT NULL,
	subject VARCHAR NOT NULL,
	as_of DATE NOT NULL,
	made_from VARCHAR NOT NULL,
	value VARCHAR NOT NULL,
	CONSTRAINT pk_memo PRIMARY KEY (kind, subject, as_of, made_from)
);

CREATE TABLE moment (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	"on" DATE NOT NULL,
	kind VARCHAR NOT NULL,
	counts_as VARCHAR NOT NULL,
	minutes INTEGER,
	initiative VARCHAR,
	unplanned BOOLEAN NOT NULL,
	text VARCHAR,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL, mended INTEGER, at_time VARCHAR CONSTRAINT ck_moment_ck_moment_at_time CHECK (length(at_time) = 5 AND substr(at_time, 3, 1) = ':' AND substr(at_time, 1, 2) BETWEEN '00' AND '23' AND substr(at_time, 4, 2) BETWEEN '00' AND '59'), our_people VARCHAR, garden_id VARCHAR CONSTRAINT fk_moment_garden_id_garden REFERENCES garden (id), brought_from VARCHAR, brought_id VARCHAR,
	CONSTRAINT pk_moment PRIMARY KEY (id),
	CONSTRAINT ck_moment_ck_moment_counts_as CHECK (counts_as IN ('scripted', 'joint', 'unscripted')),
	CONSTRAINT ck_moment_ck_moment_initiative CHECK (initiative IN ('us', 'them', 'both')),
	CONSTRAINT ck_moment_ck_moment_kind CHECK (kind <> ''),
	CONSTRAINT ck_moment_ck_moment_minutes CHECK (minutes BETWEEN 1 AND 1440),
	CONSTRAINT ck_moment_ck_moment_number CHECK (number > 0),
	CONSTRAINT uq_moment_number UNIQUE (number)
);

CREATE INDEX ix_moment_on ON moment ("on", number);

CREATE INDEX ix_moment_private ON moment (recorded_by, id) WHERE private;

CREATE TABLE review (
	id VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	done_at DATETIME,
	snapshot VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_review PRIMARY KEY (id),
	CONSTRAINT ck_review_ck_review_done CHECK ((done_at IS NULL) = (snapshot IS NULL))
);

CREATE TABLE setting (
	"key" VARCHAR NOT NULL,
	value VARCHAR NOT NULL,
	CONSTRAINT pk_setting PRIMARY KEY ("key")
);

CREATE TABLE intention (
	id VARCHAR NOT NULL,
	review_id VARCHAR,
	partner_id VARCHAR,
	"on" DATE NOT NULL,
	text VARCHAR NOT NULL,
	done_on DATE,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_intention PRIMARY KEY (id),
	CONSTRAINT ck_intention_ck_intention_text CHECK (text <> ''),
	CONSTRAINT fk_intention_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT fk_intention_review_id_review FOREIGN KEY(review_id) REFERENCES review (id)
);

CREATE INDEX ix_intention_review_id ON intention (review_id);

CREATE TABLE journal_entry (
	batch_id VARCHAR NOT NULL,
	seq INTEGER NOT NULL,
	table_name VARCHAR NOT NULL,
	row_id VARCHAR NOT NULL,
	"before" VARCHAR,
	"after" VARCHAR,
	CONSTRAINT pk_journal_entry PRIMARY KEY (batch_id, seq),
	CONSTRAINT ck_journal_entry_ck_journal_entry_something CHECK (before IS NOT NULL OR after IS NOT NULL),
	CONSTRAINT fk_journal_entry_batch_id_journal_batch FOREIGN KEY(batch_id) REFERENCES journal_batch (id)
)
 WITHOUT ROWID
;

CREATE TABLE moment_partner (
	id VARCHAR NOT NULL,
	partner_id VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	moment_id VARCHAR NOT NULL,
	counts_as VARCHAR NOT NULL,
	CONSTRAINT pk_moment_partner PRIMARY KEY (id),
	CONSTRAINT ck_moment_partner_ck_moment_partner_counts_as CHECK (counts_as IN ('scripted', 'joint', 'unscripted')),
	CONSTRAINT fk_moment_partner_moment_id_moment FOREIGN KEY(moment_id) REFERENCES moment (id),
	CONSTRAINT fk_moment_partner_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT uq_moment_partner_moment_id_partner_id UNIQUE (moment_id, partner_id)
);

CREATE INDEX ix_moment_partner_scan ON moment_partner (partner_id, "on", moment_id, counts_as);

CREATE TABLE note (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	note VARCHAR NOT NULL,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL, brought_from VARCHAR, brought_id VARCHAR,
	CONSTRAINT pk_note PRIMARY KEY (id),
	CONSTRAINT ck_note_ck_note_note CHECK (note <> ''),
	CONSTRAINT ck_note_ck_note_number CHECK (number > 0),
	CONSTRAINT fk_note_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT uq_note_number UNIQUE (number)
);

CREATE INDEX ix_note_on ON note ("on", number);

CREATE INDEX ix_note_partner_id ON note (partner_id, "on", number);

CREATE TABLE person (
	id VARCHAR NOT NULL,
	partner_id VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	role VARCHAR,
	email VARCHAR,
	phone VARCHAR, note VARCHAR, left_on DATE, brought_from VARCHAR, brought_id VARCHAR,
	CONSTRAINT pk_person PRIMARY KEY (id),
	CONSTRAINT ck_person_ck_person_name CHECK (name <> ''),
	CONSTRAINT fk_person_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id)
);

CREATE INDEX ix_person_partner_id ON person (partner_id);

CREATE TABLE "plan" (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	text VARCHAR,
	CONSTRAINT pk_plan PRIMARY KEY (id),
	CONSTRAINT ck_plan_ck_plan_number CHECK (number > 0),
	CONSTRAINT fk_plan_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT uq_plan_number UNIQUE (number)
);

CREATE INDEX ix_plan_on ON "plan" ("on");

CREATE INDEX ix_plan_partner_id ON "plan" (partner_id);

CREATE TABLE review_answer (
	id VARCHAR NOT NULL,
	review_id VARCHAR NOT NULL,
	partner_id VARCHAR,
	question VARCHAR NOT NULL,
	answer VARCHAR NOT NULL,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_review_answer PRIMARY KEY (id),
	CONSTRAINT fk_review_answer_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT fk_review_answer_review_id_review FOREIGN KEY(review_id) REFERENCES review (id)
);

CREATE INDEX ix_review_answer_review_id ON review_answer (review_id);

CREATE TABLE moment_person (
	id VARCHAR NOT NULL,
	moment_id VARCHAR NOT NULL,
	person_id VARCHAR NOT NULL,
	CONSTRAINT pk_moment_person PRIMARY KEY (id),
	CONSTRAINT fk_moment_person_moment_id_moment FOREIGN KEY(moment_id) REFERENCES moment (id),
	CONSTRAINT fk_moment_person_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT uq_moment_person_moment_id_person_id UNIQUE (moment_id, person_id)
);

CREATE INDEX ix_moment_person_person_id ON moment_person (person_id);

CREATE TABLE promise_move (
	id VARCHAR NOT NULL,
	promise_id VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	from_on DATE NOT NULL,
	to_on DATE NOT NULL,
	reason VARCHAR,
	CONSTRAINT pk_promise_move PRIMARY KEY (id),
	CONSTRAINT fk_promise_move_promise_id_promise FOREIGN KEY(promise_id) REFERENCES promise (id)
);

CREATE INDEX ix_promise_move_on ON promise_move ("on");

CREATE INDEX ix_promise_move_promise_id ON promise_move (promise_id, "on", id, from_on, to_on);

CREATE VIRTUAL TABLE fact_search USING fts5(body, content='fact_text', content_rowid='number', columnsize=0, tokenize='unicode61 remove_diacritics 0');

CREATE TABLE partner (
	id VARCHAR NOT NULL,
	handle VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	start_level INTEGER NOT NULL,
	start_on DATE NOT NULL,
	target INTEGER NOT NULL,
	cadence_days INTEGER NOT NULL,
	archived_on DATE,
	archive_reason VARCHAR,
	merged_into VARCHAR,
	note VARCHAR,
	logged_from DATE NOT NULL, owner VARCHAR, tags VARCHAR, domains VARCHAR, brought_from VARCHAR, brought_id VARCHAR,
	CONSTRAINT pk_partner PRIMARY KEY (id),
	CONSTRAINT ck_partner_ck_partner_handle CHECK (handle <> '' AND handle = lower(handle)),
	CONSTRAINT ck_partner_ck_partner_name CHECK (name <> ''),
	CONSTRAINT ck_partner_ck_partner_cadence_days CHECK (cadence_days > 0),
	CONSTRAINT ck_partner_ck_partner_merged CHECK (merged_into IS NULL OR (merged_into <> id AND archived_on IS NOT NULL)),
	CONSTRAINT ck_partner_ck_partner_start_level CHECK (start_level BETWEEN 1 AND 5),
	CONSTRAINT ck_partner_ck_partner_target CHECK (target BETWEEN 1 AND 5),
	CONSTRAINT fk_partner_merged_into_partner FOREIGN KEY(merged_into) REFERENCES partner (id),
	CONSTRAINT uq_partner_handle UNIQUE (handle)
);

CREATE TABLE level_change (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	from_level INTEGER NOT NULL,
	to_level INTEGER NOT NULL,
	reason VARCHAR NOT NULL,
	depends VARCHAR,
	snapshot VARCHAR,
	settings VARCHAR,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	trial VARCHAR,
	rules INTEGER,
	epochs VARCHAR,
	CONSTRAINT pk_level_change PRIMARY KEY (id),
	CONSTRAINT ck_level_change_ck_level_change_depends CHECK (depends IN ('us', 'them', 'neither')),
	CONSTRAINT ck_level_change_ck_level_change_reason CHECK (reason <> ''),
	CONSTRAINT ck_level_change_ck_level_change_trial CHECK (trial IN ('began', 'confirmed', 'ended')),
	CONSTRAINT ck_level_change_ck_level_change_another_level CHECK (CASE trial WHEN 'began' THEN to_level = from_level + 1 WHEN 'ended' THEN to_level = from_level - 1 WHEN 'confirmed' THEN to_level = from_level ELSE from_level <> to_level END),
	CONSTRAINT ck_level_change_ck_level_change_from_level CHECK (from_level BETWEEN 1 AND 5),
	CONSTRAINT ck_level_change_ck_level_change_number CHECK (number > 0),
	CONSTRAINT ck_level_change_ck_level_change_to_level CHECK (to_level BETWEEN 1 AND 5),
	CONSTRAINT fk_level_change_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT uq_level_change_number UNIQUE (number)
);

CREATE INDEX ix_level_change_on ON level_change ("on", number);

CREATE INDEX ix_level_change_partner_id ON level_change (partner_id, "on", number);

CREATE TABLE suggestion_answer (
	id VARCHAR NOT NULL,
	partner_id VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	answer VARCHAR NOT NULL,
	strand VARCHAR,
	until DATE,
	depends VARCHAR,
	note VARCHAR NOT NULL,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	suggested VARCHAR,
	CONSTRAINT pk_suggestion_answer PRIMARY KEY (id),
	CONSTRAINT ck_suggestion_answer_ck_suggestion_answer_suggested CHECK (suggested IN ('attention', 'down', 'up', 'end_trial', 'trial', 'stay')),
	CONSTRAINT ck_suggestion_answer_ck_suggestion_answer_answer CHECK (answer IN ('decline', 'ack', 'anew', 'logged_from', 'answered')),
	CONSTRAINT ck_suggestion_answer_ck_suggestion_answer_depends CHECK (depends IN ('us', 'them', 'neither')),
	CONSTRAINT ck_suggestion_answer_ck_suggestion_answer_strand CHECK (strand IN ('our_promises', 'their_promises', 'time', 'openness')),
	CONSTRAINT ck_suggestion_answer_ck_suggestion_answer_until CHECK ((answer = 'decline') = (until IS NOT NULL) AND (until IS NULL OR until >= "on")),
	CONSTRAINT fk_suggestion_answer_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id)
);

CREATE INDEX ix_suggestion_answer_partner_id ON suggestion_answer (partner_id, "on");

CREATE TABLE pause (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR,
	from_on DATE NOT NULL,
	to_on DATE NOT NULL,
	reason VARCHAR NOT NULL,
	yearly BOOLEAN NOT NULL,
	entered_late BOOLEAN NOT NULL,
	CONSTRAINT pk_pause PRIMARY KEY (id),
	CONSTRAINT ck_pause_ck_pause_reason CHECK (reason <> ''),
	CONSTRAINT ck_pause_ck_pause_number CHECK (number > 0),
	CONSTRAINT ck_pause_ck_pause_order CHECK (to_on >= from_on),
	CONSTRAINT fk_pause_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT uq_pause_number UNIQUE (number)
);

CREATE INDEX ix_pause_partner_id ON pause (partner_id, from_on);

CREATE TABLE book_item (
	id VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	aspect VARCHAR NOT NULL,
	depth INTEGER NOT NULL,
	added_on DATE NOT NULL,
	changed_on DATE NOT NULL,
	retired_on DATE,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_book_item PRIMARY KEY (id),
	CONSTRAINT ck_book_item_name CHECK (name <> '' AND name = lower(name)),
	CONSTRAINT ck_book_item_text CHECK (text <> ''),
	CONSTRAINT ck_book_item_aspect CHECK (aspect IN ('doing', 'wanting', 'worrying')),
	CONSTRAINT ck_book_item_depth CHECK (depth BETWEEN 1 AND 4),
	CONSTRAINT uq_book_item_name UNIQUE (name)
);

CREATE TABLE dependence (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	our_weight INTEGER,
	our_replaceable INTEGER,
	our_miss INTEGER,
	our_leave INTEGER,
	their_weight INTEGER,
	their_replaceable INTEGER,
	their_miss INTEGER,
	their_leave INTEGER,
	estimated BOOLEAN NOT NULL,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_dependence PRIMARY KEY (id),
	CONSTRAINT ck_dependence_number CHECK (number > 0),
	CONSTRAINT ck_dependence_our_weight CHECK (our_weight IS NULL OR our_weight BETWEEN 0 AND 100),
	CONSTRAINT ck_dependence_their_weight CHECK (their_weight IS NULL OR their_weight BETWEEN 0 AND 100),
	CONSTRAINT ck_dependence_our_replaceable CHECK (our_replaceable IS NULL OR our_replaceable BETWEEN 1 AND 5),
	CONSTRAINT ck_dependence_our_miss CHECK (our_miss IS NULL OR our_miss BETWEEN 1 AND 5),
	CONSTRAINT ck_dependence_our_leave CHECK (our_leave IS NULL OR our_leave BETWEEN 1 AND 5),
	CONSTRAINT ck_dependence_their_replaceable CHECK (their_replaceable IS NULL OR their_replaceable BETWEEN 1 AND 5),
	CONSTRAINT ck_dependence_their_miss CHECK (their_miss IS NULL OR their_miss BETWEEN 1 AND 5),
	CONSTRAINT ck_dependence_their_leave CHECK (their_leave IS NULL OR their_leave BETWEEN 1 AND 5),
	CONSTRAINT fk_dependence_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT uq_dependence_number UNIQUE (number)
);

CREATE INDEX ix_dependence_partner_id ON dependence (partner_id, "on", number);

CREATE INDEX ix_dependence_on ON dependence ("on", number);

CREATE TABLE pulse (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	person_id VARCHAR,
	about VARCHAR NOT NULL,
	about_name VARCHAR,
	level INTEGER NOT NULL,
	promises INTEGER,
	openness INTEGER,
	time INTEGER,
	fair INTEGER,
	fifth INTEGER,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_pulse PRIMARY KEY (id),
	CONSTRAINT ck_pulse_number CHECK (number > 0),
	CONSTRAINT ck_pulse_about CHECK (about IN ('firm', 'person')),
	CONSTRAINT ck_pulse_about_name CHECK ((about = 'person') = (about_name IS NOT NULL)),
	CONSTRAINT ck_pulse_level CHECK (level BETWEEN 1 AND 5),
	CONSTRAINT ck_pulse_promises CHECK (promises IS NULL OR promises BETWEEN 1 AND 5),
	CONSTRAINT ck_pulse_openness CHECK (openness IS NULL OR openness BETWEEN 1 AND 5),
	CONSTRAINT ck_pulse_time CHECK (time IS NULL OR time BETWEEN 1 AND 5),
	CONSTRAINT ck_pulse_fair CHECK (fair IS NULL OR fair BETWEEN 1 AND 5),
	CONSTRAINT ck_pulse_fifth CHECK (fifth IS NULL OR fifth BETWEEN 1 AND 5),
	CONSTRAINT fk_pulse_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT fk_pulse_person_id_person FOREIGN KEY(person_id) REFERENCES person (id),
	CONSTRAINT uq_pulse_number UNIQUE (number)
);

CREATE INDEX ix_pulse_partner_id ON pulse (partner_id, "on", number);

CREATE INDEX ix_pulse_on ON pulse ("on", number);

CREATE INDEX ix_pulse_person_id ON pulse (person_id);

CREATE TABLE sheet (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	name VARCHAR NOT NULL,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_sheet PRIMARY KEY (id),
	CONSTRAINT ck_sheet_number CHECK (number > 0),
	CONSTRAINT ck_sheet_name CHECK (name <> ''),
	CONSTRAINT fk_sheet_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT uq_sheet_number UNIQUE (number),
	CONSTRAINT uq_sheet_name UNIQUE (name)
);

CREATE INDEX ix_sheet_partner_id ON sheet (partner_id, "on", number);

CREATE INDEX ix_sheet_on ON sheet ("on", number);

CREATE TABLE sheet_row (
	id VARCHAR NOT NULL,
	sheet_id VARCHAR NOT NULL,
	promise_id VARCHAR,
	due_on DATE,
	outcome VARCHAR NOT NULL,
	CONSTRAINT pk_sheet_row PRIMARY KEY (id),
	CONSTRAINT fk_sheet_row_sheet_id_sheet FOREIGN KEY(sheet_id) REFERENCES sheet (id),
	CONSTRAINT fk_sheet_row_promise_id_promise FOREIGN KEY(promise_id) REFERENCES promise (id),
	CONSTRAINT uq_sheet_row_sheet_id_promise_id UNIQUE (sheet_id, promise_id)
);

CREATE INDEX ix_sheet_row_promise_id ON sheet_row (promise_id);

CREATE TABLE their_word (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	promise_id VARCHAR NOT NULL,
	sheet_id VARCHAR,
	word VARCHAR NOT NULL,
	moved_to DATE,
	said_by VARCHAR,
	remark VARCHAR,
	settled VARCHAR,
	settled_on DATE,
	settle_reason VARCHAR,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_their_word PRIMARY KEY (id),
	CONSTRAINT ck_their_word_number CHECK (number > 0),
	CONSTRAINT ck_their_word_word CHECK (word IN ('done', 'not_done', 'moved', 'disputed')),
	CONSTRAINT ck_their_word_moved_to CHECK ((word = 'moved') = (moved_to IS NOT NULL)),
	CONSTRAINT ck_their_word_settled CHECK (settled IN ('ours', 'theirs')),
	CONSTRAINT ck_their_word_settled_on CHECK ((settled IS NULL) = (settled_on IS NULL)),
	CONSTRAINT ck_their_word_settle_reason CHECK ((settled IS NULL) = (settle_reason IS NULL)),
	CONSTRAINT fk_their_word_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT fk_their_word_promise_id_promise FOREIGN KEY(promise_id) REFERENCES promise (id),
	CONSTRAINT fk_their_word_sheet_id_sheet FOREIGN KEY(sheet_id) REFERENCES sheet (id),
	CONSTRAINT uq_their_word_number UNIQUE (number)
);

CREATE INDEX ix_their_word_partner_id ON their_word (partner_id, "on", number);

CREATE INDEX ix_their_word_on ON their_word ("on", number);

CREATE INDEX ix_their_word_promise_id ON their_word (promise_id);

CREATE INDEX ix_their_word_sheet_id ON their_word (sheet_id);

CREATE TABLE joint_check (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	sheet_id VARCHAR,
	said_by VARCHAR,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_joint_check PRIMARY KEY (id),
	CONSTRAINT ck_joint_check_number CHECK (number > 0),
	CONSTRAINT fk_joint_check_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT fk_joint_check_sheet_id_sheet FOREIGN KEY(sheet_id) REFERENCES sheet (id),
	CONSTRAINT uq_joint_check_number UNIQUE (number)
);

CREATE INDEX ix_joint_check_partner_id ON joint_check (partner_id, "on", number);

CREATE INDEX ix_joint_check_on ON joint_check ("on", number);

CREATE INDEX ix_joint_check_sheet_id ON joint_check (sheet_id);

CREATE TABLE request (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	ours BOOLEAN NOT NULL,
	item_id VARCHAR NOT NULL,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_request PRIMARY KEY (id),
	CONSTRAINT ck_request_number CHECK (number > 0),
	CONSTRAINT fk_request_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT fk_request_item_id_book_item FOREIGN KEY(item_id) REFERENCES book_item (id),
	CONSTRAINT uq_request_number UNIQUE (number)
);

CREATE INDEX ix_request_partner_id ON request (partner_id, "on", number);

CREATE INDEX ix_request_on ON request ("on", number);

CREATE INDEX ix_request_item_id ON request (item_id);

CREATE TABLE farewell (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	reasons VARCHAR NOT NULL,
	said VARCHAR,
	said_by VARCHAR,
	handed_over VARCHAR,
	door VARCHAR,
	level INTEGER NOT NULL,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_farewell PRIMARY KEY (id),
	CONSTRAINT ck_farewell_number CHECK (number > 0),
	CONSTRAINT ck_farewell_reasons CHECK (reasons <> ''),
	CONSTRAINT ck_farewell_level CHECK (level BETWEEN 1 AND 5),
	CONSTRAINT fk_farewell_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT uq_farewell_number UNIQUE (number)
);

CREATE INDEX ix_farewell_partner_id ON farewell (partner_id, "on", number);

CREATE INDEX ix_farewell_on ON farewell ("on", number);

CREATE TABLE fit (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	why_us VARCHAR NOT NULL,
	both_think VARCHAR,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_fit PRIMARY KEY (id),
	CONSTRAINT ck_fit_number CHECK (number > 0),
	CONSTRAINT ck_fit_why_us CHECK (why_us <> ''),
	CONSTRAINT fk_fit_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT uq_fit_number UNIQUE (number)
);

CREATE INDEX ix_fit_partner_id ON fit (partner_id, "on", number);

CREATE INDEX ix_fit_on ON fit ("on", number);

CREATE TABLE garden (
	id VARCHAR NOT NULL,
	handle VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	started_on DATE NOT NULL,
	with_us BOOLEAN NOT NULL,
	note VARCHAR,
	ended_on DATE,
	end_reason VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_garden PRIMARY KEY (id),
	CONSTRAINT ck_garden_name CHECK (name <> ''),
	CONSTRAINT ck_garden_handle CHECK (handle <> '' AND handle = lower(handle)),
	CONSTRAINT ck_garden_ended CHECK ((ended_on IS NULL) = (end_reason IS NULL) AND (ended_on IS NULL OR ended_on >= started_on)),
	CONSTRAINT uq_garden_handle UNIQUE (handle)
);

CREATE TABLE garden_member (
	id VARCHAR NOT NULL,
	garden_id VARCHAR NOT NULL,
	partner_id VARCHAR NOT NULL,
	joined_on DATE NOT NULL,
	left_on DATE,
	CONSTRAINT pk_garden_member PRIMARY KEY (id),
	CONSTRAINT ck_garden_member_left_on CHECK (left_on IS NULL OR left_on >= joined_on),
	CONSTRAINT fk_garden_member_garden_id_garden FOREIGN KEY(garden_id) REFERENCES garden (id),
	CONSTRAINT fk_garden_member_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT uq_garden_member_garden_id_partner_id_joined_on UNIQUE (garden_id, partner_id, joined_on)
);

CREATE INDEX ix_garden_member_partner_id ON garden_member (partner_id);

CREATE TABLE moment_between (
	id VARCHAR NOT NULL,
	partner_id VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	moment_id VARCHAR NOT NULL,
	counts_as VARCHAR NOT NULL,
	CONSTRAINT pk_moment_between PRIMARY KEY (id),
	CONSTRAINT ck_moment_between_counts_as CHECK (counts_as IN ('scripted', 'joint', 'unscripted')),
	CONSTRAINT fk_moment_between_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT fk_moment_between_moment_id_moment FOREIGN KEY(moment_id) REFERENCES moment (id),
	CONSTRAINT uq_moment_between_moment_id_partner_id UNIQUE (moment_id, partner_id)
);

CREATE INDEX ix_moment_between_partner_id ON moment_between (partner_id, "on", moment_id);

CREATE TABLE promise (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	maker_id VARCHAR,
	receiver_id VARCHAR,
	text VARCHAR NOT NULL,
	stake VARCHAR NOT NULL,
	made_on DATE NOT NULL,
	accepted_on DATE,
	due_on DATE,
	counts_on DATE NOT NULL,
	grace_days INTEGER NOT NULL,
	closed_as VARCHAR,
	closed_on DATE,
	told VARCHAR,
	satisfied BOOLEAN,
	withdrawn_by VARCHAR,
	closed_reason VARCHAR,
	cleared_on DATE,
	clear_reason VARCHAR,
	entered_late BOOLEAN NOT NULL,
	every VARCHAR,
	every_from DATE,
	follows_id VARCHAR,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL, mended INTEGER, garden_id VARCHAR CONSTRAINT fk_promise_garden_id_garden REFERENCES garden (id), from_id VARCHAR CONSTRAINT fk_promise_from_id_partner REFERENCES partner (id), to_id VARCHAR CONSTRAINT fk_promise_to_id_partner REFERENCES partner (id), brought_from VARCHAR, brought_id VARCHAR,
	CONSTRAINT pk_promise PRIMARY KEY (id),
	CONSTRAINT ck_promise_ck_promise_withdrawn CHECK ((withdrawn_by IS NOT NULL) = (coalesce(closed_as, '') = 'withdrawn')),
	CONSTRAINT ck_promise_ck_promise_cleared_concealed CHECK (cleared_on IS NULL OR coalesce(told, '') = 'concealed'),
	CONSTRAINT ck_promise_ck_promise_closed_as CHECK (closed_as IN ('kept', 'partly', 'broken', 'withdrawn')),
	CONSTRAINT ck_promise_ck_promise_satisfied CHECK (satisfied IS NULL OR coalesce(closed_as, '') IN ('kept', 'partly')),
	CONSTRAINT ck_promise_ck_promise_stake CHECK (stake IN ('small', 'normal', 'big')),
	CONSTRAINT ck_promise_ck_promise_text CHECK (text <> ''),
	CONSTRAINT ck_promise_ck_promise_told CHECK (told IN ('told', 'silent', 'concealed')),
	CONSTRAINT ck_promise_ck_promise_told_broken CHECK (told IS NULL OR coalesce(closed_as, '') = 'broken'),
	CONSTRAINT ck_promise_ck_promise_withdrawn_by CHECK (withdrawn_by IN ('maker', 'receiver')),
	CONSTRAINT ck_promise_ck_promise_cleared CHECK ((cleared_on IS NULL) = (clear_reason IS NULL)),
	CONSTRAINT ck_promise_ck_promise_closed_on CHECK ((closed_as IS NULL) = (closed_on IS NULL) AND (closed_on IS NULL OR closed_on >= made_on)),
	CONSTRAINT ck_promise_ck_promise_one_side_is_us CHECK (CASE WHEN from_id IS NULL THEN to_id IS NULL AND (maker_id IS NULL) <> (receiver_id IS NULL) ELSE to_id IS NOT NULL AND from_id <> to_id AND garden_id IS NOT NULL AND maker_id IS NULL AND receiver_id IS NULL END),
	CONSTRAINT ck_promise_ck_promise_accepted_on CHECK (accepted_on >= made_on),
	CONSTRAINT ck_promise_ck_promise_counts_on CHECK (counts_on >= made_on AND (due_on IS NULL OR due_on = counts_on)),
	CONSTRAINT ck_promise_ck_promise_grace_days CHECK (grace_days >= 0),
	CONSTRAINT ck_promise_ck_promise_number CHECK (number > 0),
	CONSTRAINT fk_promise_follows_id_promise FOREIGN KEY(follows_id) REFERENCES promise (id),
	CONSTRAINT fk_promise_maker_id_partner FOREIGN KEY(maker_id) REFERENCES partner (id),
	CONSTRAINT fk_promise_receiver_id_partner FOREIGN KEY(receiver_id) REFERENCES partner (id),
	CONSTRAINT uq_promise_number UNIQUE (number)
);

CREATE INDEX ix_promise_counts_on ON promise (counts_on);

CREATE INDEX ix_promise_follows_id ON promise (follows_id) WHERE follows_id IS NOT NULL;

CREATE INDEX ix_promise_made_on ON promise (made_on, number);

CREATE INDEX ix_promise_open ON promise (counts_on) WHERE closed_as IS NULL;

CREATE INDEX ix_promise_ours ON promise (receiver_id, counts_on, number, id, stake, made_on, accepted_on, grace_days, closed_as, closed_on, told, satisfied, withdrawn_by, cleared_on, entered_late) WHERE receiver_id IS NOT NULL;

CREATE INDEX ix_promise_private ON promise (recorded_by, id) WHERE private;

CREATE INDEX ix_promise_theirs ON promise (maker_id, counts_on, number, id, stake, made_on, accepted_on, grace_days, closed_as, closed_on, told, satisfied, withdrawn_by, cleared_on, entered_late) WHERE maker_id IS NOT NULL;

CREATE TABLE disclosure (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	teller_id VARCHAR,
	listener_id VARCHAR,
	"on" DATE NOT NULL,
	topic VARCHAR NOT NULL,
	depth INTEGER,
	missed BOOLEAN NOT NULL,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL, mended INTEGER, item_id VARCHAR CONSTRAINT fk_disclosure_item_id_book_item REFERENCES book_item (id), garden_id VARCHAR CONSTRAINT fk_disclosure_garden_id_garden REFERENCES garden (id), from_id VARCHAR CONSTRAINT fk_disclosure_from_id_partner REFERENCES partner (id), to_id VARCHAR CONSTRAINT fk_disclosure_to_id_partner REFERENCES partner (id), brought_from VARCHAR, brought_id VARCHAR,
	CONSTRAINT pk_disclosure PRIMARY KEY (id),
	CONSTRAINT ck_disclosure_ck_disclosure_topic CHECK (topic <> ''),
	CONSTRAINT ck_disclosure_ck_disclosure_depth CHECK ((missed AND depth IS NULL) OR (NOT missed AND depth IS NOT NULL AND depth BETWEEN 1 AND 4)),
	CONSTRAINT ck_disclosure_ck_disclosure_one_side_is_us CHECK (CASE WHEN from_id IS NULL THEN to_id IS NULL AND (teller_id IS NULL) <> (listener_id IS NULL) ELSE to_id IS NOT NULL AND from_id <> to_id AND garden_id IS NOT NULL AND teller_id IS NULL AND listener_id IS NULL END),
	CONSTRAINT ck_disclosure_ck_disclosure_number CHECK (number > 0),
	CONSTRAINT fk_disclosure_listener_id_partner FOREIGN KEY(listener_id) REFERENCES partner (id),
	CONSTRAINT fk_disclosure_teller_id_partner FOREIGN KEY(teller_id) REFERENCES partner (id),
	CONSTRAINT uq_disclosure_number UNIQUE (number)
);

CREATE INDEX ix_disclosure_on ON disclosure ("on", number);

CREATE INDEX ix_disclosure_ours ON disclosure (listener_id, "on", number, id, depth, missed) WHERE listener_id IS NOT NULL;

CREATE INDEX ix_disclosure_private ON disclosure (recorded_by, id) WHERE private;

CREATE INDEX ix_disclosure_theirs ON disclosure (teller_id, "on", number, id, depth, missed) WHERE teller_id IS NOT NULL;

CREATE TABLE practice_answer (
	id VARCHAR NOT NULL,
	partner_id VARCHAR,
	part VARCHAR NOT NULL,
	answer VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL, garden_id VARCHAR CONSTRAINT fk_practice_answer_garden_id_garden REFERENCES garden (id),
	CONSTRAINT ck_practice_answer_with_one CHECK (partner_id IS NULL OR garden_id IS NULL),
	CONSTRAINT pk_practice_answer PRIMARY KEY (id),
	CONSTRAINT ck_practice_answer_answer CHECK (answer IN ('later', 'never')),
	CONSTRAINT ck_practice_answer_part CHECK (part <> ''),
	CONSTRAINT fk_practice_answer_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id)
);

CREATE INDEX ix_practice_answer_partner_id ON practice_answer (partner_id, "on");

CREATE INDEX ix_moment_garden_id ON moment (garden_id);

CREATE INDEX ix_disclosure_garden_id ON disclosure (garden_id);

CREATE INDEX ix_practice_answer_garden_id ON practice_answer (garden_id);

CREATE INDEX ix_promise_garden_id ON promise (garden_id, made_on) WHERE garden_id IS NOT NULL;

CREATE TABLE section (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR,
	garden_id VARCHAR,
	"on" DATE NOT NULL,
	name VARCHAR NOT NULL,
	state VARCHAR NOT NULL,
	text VARCHAR,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_section PRIMARY KEY (id),
	CONSTRAINT ck_section_number CHECK (number > 0),
	CONSTRAINT ck_section_with_one CHECK ((partner_id IS NULL) <> (garden_id IS NULL)),
	CONSTRAINT ck_section_name CHECK (name IN ('exit', 'parties', 'purpose', 'objectives', 'impact', 'outcomes', 'brings', 'principles', 'openness', 'promises', 'time', 'decisions', 'money', 'data', 'conflict')),
	CONSTRAINT ck_section_state CHECK (state IN ('not_relevant', 'open', 'draft', 'agreed')),
	CONSTRAINT ck_section_text CHECK (state NOT IN ('draft', 'agreed') OR text IS NOT NULL),
	CONSTRAINT fk_section_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT fk_section_garden_id_garden FOREIGN KEY(garden_id) REFERENCES garden (id),
	CONSTRAINT uq_section_number UNIQUE (number)
);

CREATE INDEX ix_section_on ON section ("on", number);

CREATE INDEX ix_section_partner_id ON section (partner_id, "on", number);

CREATE INDEX ix_section_garden_id ON section (garden_id, "on", number);

CREATE TABLE agreement (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR,
	garden_id VARCHAR,
	"on" DATE NOT NULL,
	version INTEGER NOT NULL,
	review_on DATE NOT NULL,
	snapshot VARCHAR NOT NULL,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_agreement PRIMARY KEY (id),
	CONSTRAINT ck_agreement_number CHECK (number > 0),
	CONSTRAINT ck_agreement_with_one CHECK ((partner_id IS NULL) <> (garden_id IS NULL)),
	CONSTRAINT ck_agreement_version CHECK (version > 0),
	CONSTRAINT ck_agreement_review_on CHECK (review_on >= "on"),
	CONSTRAINT fk_agreement_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT fk_agreement_garden_id_garden FOREIGN KEY(garden_id) REFERENCES garden (id),
	CONSTRAINT uq_agreement_number UNIQUE (number)
);

CREATE INDEX ix_agreement_on ON agreement ("on", number);

CREATE INDEX ix_agreement_partner_id ON agreement (partner_id, "on", number);

CREATE INDEX ix_agreement_garden_id ON agreement (garden_id, "on", number);

CREATE TABLE purpose (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR,
	garden_id VARCHAR,
	"on" DATE NOT NULL,
	text VARCHAR NOT NULL,
	whose VARCHAR NOT NULL,
	agreed BOOLEAN NOT NULL,
	horizon INTEGER,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_purpose PRIMARY KEY (id),
	CONSTRAINT ck_purpose_number CHECK (number > 0),
	CONSTRAINT ck_purpose_with_one CHECK ((partner_id IS NULL) <> (garden_id IS NULL)),
	CONSTRAINT ck_purpose_text CHECK (text <> ''),
	CONSTRAINT ck_purpose_whose CHECK (whose IN ('us', 'them', 'both')),
	CONSTRAINT ck_purpose_horizon CHECK (horizon IS NULL OR horizon BETWEEN 1 AND 100),
	CONSTRAINT fk_purpose_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT fk_purpose_garden_id_garden FOREIGN KEY(garden_id) REFERENCES garden (id),
	CONSTRAINT uq_purpose_number UNIQUE (number)
);

CREATE INDEX ix_purpose_on ON purpose ("on", number);

CREATE INDEX ix_purpose_partner_id ON purpose (partner_id, "on", number);

CREATE INDEX ix_purpose_garden_id ON purpose (garden_id, "on", number);

CREATE TABLE objective (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR,
	garden_id VARCHAR,
	member_id VARCHAR,
	"on" DATE NOT NULL,
	text VARCHAR NOT NULL,
	ended_on DATE,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_objective PRIMARY KEY (id),
	CONSTRAINT ck_objective_number CHECK (number > 0),
	CONSTRAINT ck_objective_with_one CHECK ((partner_id IS NULL) <> (garden_id IS NULL)),
	CONSTRAINT ck_objective_text CHECK (text <> ''),
	CONSTRAINT ck_objective_ended_on CHECK (ended_on IS NULL OR ended_on >= "on"),
	CONSTRAINT fk_objective_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT fk_objective_garden_id_garden FOREIGN KEY(garden_id) REFERENCES garden (id),
	CONSTRAINT fk_objective_member_id_partner FOREIGN KEY(member_id) REFERENCES partner (id),
	CONSTRAINT uq_objective_number UNIQUE (number)
);

CREATE INDEX ix_objective_on ON objective ("on", number);

CREATE INDEX ix_objective_partner_id ON objective (partner_id, "on", number);

CREATE INDEX ix_objective_garden_id ON objective (garden_id, "on", number);

CREATE TABLE gain (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR,
	garden_id VARCHAR,
	"on" DATE NOT NULL,
	text VARCHAR NOT NULL,
	would_say BOOLEAN NOT NULL,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_gain PRIMARY KEY (id),
	CONSTRAINT ck_gain_number CHECK (number > 0),
	CONSTRAINT ck_gain_with_one CHECK ((partner_id IS NULL) <> (garden_id IS NULL)),
	CONSTRAINT ck_gain_text CHECK (text <> ''),
	CONSTRAINT fk_gain_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT fk_gain_garden_id_garden FOREIGN KEY(garden_id) REFERENCES garden (id),
	CONSTRAINT uq_gain_number UNIQUE (number)
);

CREATE INDEX ix_gain_on ON gain ("on", number);

CREATE INDEX ix_gain_partner_id ON gain (partner_id, "on", number);

CREATE INDEX ix_gain_garden_id ON gain (garden_id, "on", number);

CREATE TABLE impact (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR,
	garden_id VARCHAR,
	"on" DATE NOT NULL,
	area VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	evidence VARCHAR,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_impact PRIMARY KEY (id),
	CONSTRAINT ck_impact_number CHECK (number > 0),
	CONSTRAINT ck_impact_with_one CHECK ((partner_id IS NULL) <> (garden_id IS NULL)),
	CONSTRAINT ck_impact_text CHECK (text <> ''),
	CONSTRAINT ck_impact_area CHECK (area IN ('organisation', 'clients', 'employees', 'society')),
	CONSTRAINT fk_impact_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT fk_impact_garden_id_garden FOREIGN KEY(garden_id) REFERENCES garden (id),
	CONSTRAINT uq_impact_number UNIQUE (number)
);

CREATE INDEX ix_impact_on ON impact ("on", number);

CREATE INDEX ix_impact_partner_id ON impact (partner_id, "on", number);

CREATE INDEX ix_impact_garden_id ON impact (garden_id, "on", number);

CREATE TABLE benefit (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	partner_id VARCHAR,
	garden_id VARCHAR,
	"on" DATE NOT NULL,
	sort VARCHAR NOT NULL,
	text VARCHAR NOT NULL,
	for_whom VARCHAR,
	tied VARCHAR,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_benefit PRIMARY KEY (id),
	CONSTRAINT ck_benefit_number CHECK (number > 0),
	CONSTRAINT ck_benefit_with_one CHECK ((partner_id IS NULL) <> (garden_id IS NULL)),
	CONSTRAINT ck_benefit_text CHECK (text <> ''),
	CONSTRAINT ck_benefit_sort CHECK (sort IN ('insight', 'impact', 'relief', 'proposition', 'journey')),
	CONSTRAINT fk_benefit_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id),
	CONSTRAINT fk_benefit_garden_id_garden FOREIGN KEY(garden_id) REFERENCES garden (id),
	CONSTRAINT uq_benefit_number UNIQUE (number)
);

CREATE INDEX ix_benefit_on ON benefit ("on", number);

CREATE INDEX ix_benefit_partner_id ON benefit (partner_id, "on", number);

CREATE INDEX ix_benefit_garden_id ON benefit (garden_id, "on", number);

CREATE TABLE wheel (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	"on" DATE NOT NULL,
	said_by VARCHAR,
	answers VARCHAR NOT NULL,
	notes VARCHAR,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_wheel PRIMARY KEY (id),
	CONSTRAINT ck_wheel_number CHECK (number > 0),
	CONSTRAINT ck_wheel_answers CHECK (answers <> ''),
	CONSTRAINT uq_wheel_number UNIQUE (number)
);

CREATE INDEX ix_wheel_on ON wheel ("on", number);

CREATE TABLE garden_line (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	garden_id VARCHAR NOT NULL,
	member_id VARCHAR,
	toward_id VARCHAR,
	"on" DATE NOT NULL,
	topic VARCHAR NOT NULL,
	ours BOOLEAN NOT NULL,
	text VARCHAR NOT NULL,
	amount INTEGER,
	ended_on DATE,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_garden_line PRIMARY KEY (id),
	CONSTRAINT ck_garden_line_number CHECK (number > 0),
	CONSTRAINT ck_garden_line_text CHECK (text <> ''),
	CONSTRAINT ck_garden_line_ended_on CHECK (ended_on IS NULL OR ended_on >= "on"),
	CONSTRAINT ck_garden_line_topic CHECK (topic IN ('gives', 'gets', 'decides', 'veto', 'answer', 'conflict', 'pie', 'unknown', 'learned', 'shares', 'missing')),
	CONSTRAINT ck_garden_line_amount CHECK (amount IS NULL OR amount BETWEEN 1 AND 5),
	CONSTRAINT ck_garden_line_one_side CHECK (NOT (ours AND member_id IS NOT NULL)),
	CONSTRAINT fk_garden_line_garden_id_garden FOREIGN KEY(garden_id) REFERENCES garden (id),
	CONSTRAINT fk_garden_line_member_id_partner FOREIGN KEY(member_id) REFERENCES partner (id),
	CONSTRAINT fk_garden_line_toward_id_partner FOREIGN KEY(toward_id) REFERENCES partner (id),
	CONSTRAINT uq_garden_line_number UNIQUE (number)
);

CREATE INDEX ix_garden_line_on ON garden_line ("on", number);

CREATE TABLE garden_look (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	garden_id VARCHAR NOT NULL,
	one_id VARCHAR,
	other_id VARCHAR,
	"on" DATE NOT NULL,
	about VARCHAR NOT NULL,
	answers VARCHAR NOT NULL,
	said_by VARCHAR,
	note VARCHAR,
	private BOOLEAN NOT NULL,
	source VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_garden_look PRIMARY KEY (id),
	CONSTRAINT ck_garden_look_number CHECK (number > 0),
	CONSTRAINT ck_garden_look_about CHECK (about IN ('pair', 'whole')),
	CONSTRAINT ck_garden_look_pair CHECK (about = 'pair' OR (one_id IS NULL AND other_id IS NULL)),
	CONSTRAINT ck_garden_look_answers CHECK (answers <> ''),
	CONSTRAINT fk_garden_look_garden_id_garden FOREIGN KEY(garden_id) REFERENCES garden (id),
	CONSTRAINT fk_garden_look_one_id_partner FOREIGN KEY(one_id) REFERENCES partner (id),
	CONSTRAINT fk_garden_look_other_id_partner FOREIGN KEY(other_id) REFERENCES partner (id),
	CONSTRAINT uq_garden_look_number UNIQUE (number)
);

CREATE INDEX ix_garden_look_on ON garden_look ("on", number);

CREATE INDEX ix_garden_line_garden_id ON garden_line (garden_id, "on", number);

CREATE INDEX ix_garden_look_garden_id ON garden_look (garden_id, "on", number);

CREATE VIEW fact_text AS SELECT number, coalesce(text, '') || ' ' || coalesce(note, '') || ' ' || coalesce(closed_reason, '') || ' ' || coalesce(clear_reason, '') AS body FROM promise UNION ALL SELECT number, coalesce(kind, '') || ' ' || coalesce(text, '') || ' ' || coalesce(our_people, '') || ' ' || coalesce(note, '') AS body FROM moment UNION ALL SELECT number, coalesce(topic, '') || ' ' || coalesce(note, '') AS body FROM disclosure UNION ALL SELECT number, coalesce(note, '') AS body FROM note UNION ALL SELECT number, coalesce(reason, '') || ' ' || coalesce(note, '') AS body FROM level_change UNION ALL SELECT number, coalesce(note, '') AS body FROM dependence UNION ALL SELECT number, coalesce(note, '') AS body FROM pulse UNION ALL SELECT number, coalesce(name, '') || ' ' || coalesce(note, '') AS body FROM sheet UNION ALL SELECT number, coalesce(said_by, '') || ' ' || coalesce(remark, '') || ' ' || coalesce(settle_reason, '') || ' ' || coalesce(note, '') AS body FROM their_word UNION ALL SELECT number, coalesce(said_by, '') || ' ' || coalesce(note, '') AS body FROM joint_check UNION ALL SELECT number, coalesce(note, '') AS body FROM request UNION ALL SELECT number, coalesce(reasons, '') || ' ' || coalesce(said, '') || ' ' || coalesce(said_by, '') || ' ' || coalesce(handed_over, '') || ' ' || coalesce(door, '') || ' ' || coalesce(note, '') AS body FROM farewell UNION ALL SELECT number, coalesce(why_us, '') || ' ' || coalesce(both_think, '') || ' ' || coalesce(note, '') AS body FROM fit UNION ALL SELECT number, coalesce(text, '') || ' ' || coalesce(note, '') AS body FROM purpose UNION ALL SELECT number, coalesce(text, '') || ' ' || coalesce(note, '') AS body FROM objective UNION ALL SELECT number, coalesce(text, '') || ' ' || coalesce(note, '') AS body FROM gain UNION ALL SELECT number, coalesce(text, '') || ' ' || coalesce(evidence, '') || ' ' || coalesce(note, '') AS body FROM impact UNION ALL SELECT number, coalesce(text, '') || ' ' || coalesce(note, '') AS body FROM garden_line UNION ALL SELECT number, coalesce(said_by, '') || ' ' || coalesce(note, '') AS body FROM garden_look UNION ALL SELECT number, coalesce(text, '') || ' ' || coalesce(note, '') AS body FROM section UNION ALL SELECT number, coalesce(note, '') AS body FROM agreement UNION ALL SELECT number, coalesce(text, '') || ' ' || coalesce(for_whom, '') || ' ' || coalesce(note, '') AS body FROM benefit UNION ALL SELECT number, coalesce(said_by, '') || ' ' || coalesce(notes, '') || ' ' || coalesce(note, '') AS body FROM wheel;

CREATE TRIGGER search_promise_insert AFTER INSERT ON promise BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.text, '') || ' ' || coalesce(new.note, '') || ' ' || coalesce(new.closed_reason, '') || ' ' || coalesce(new.clear_reason, '')); END;

CREATE TRIGGER search_promise_delete AFTER DELETE ON promise BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.text, '') || ' ' || coalesce(old.note, '') || ' ' || coalesce(old.closed_reason, '') || ' ' || coalesce(old.clear_reason, '')); END;

CREATE TRIGGER search_promise_update AFTER UPDATE OF number, text, note, closed_reason, clear_reason ON promise BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.text, '') || ' ' || coalesce(old.note, '') || ' ' || coalesce(old.closed_reason, '') || ' ' || coalesce(old.clear_reason, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.text, '') || ' ' || coalesce(new.note, '') || ' ' || coalesce(new.closed_reason, '') || ' ' || coalesce(new.clear_reason, '')); END;

CREATE TRIGGER search_moment_insert AFTER INSERT ON moment BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.kind, '') || ' ' || coalesce(new.text, '') || ' ' || coalesce(new.our_people, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_moment_delete AFTER DELETE ON moment BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.kind, '') || ' ' || coalesce(old.text, '') || ' ' || coalesce(old.our_people, '') || ' ' || coalesce(old.note, '')); END;

CREATE TRIGGER search_moment_update AFTER UPDATE OF number, kind, text, our_people, note ON moment BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.kind, '') || ' ' || coalesce(old.text, '') || ' ' || coalesce(old.our_people, '') || ' ' || coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.kind, '') || ' ' || coalesce(new.text, '') || ' ' || coalesce(new.our_people, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_disclosure_insert AFTER INSERT ON disclosure BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.topic, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_disclosure_delete AFTER DELETE ON disclosure BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.topic, '') || ' ' || coalesce(old.note, '')); END;

CREATE TRIGGER search_disclosure_update AFTER UPDATE OF number, topic, note ON disclosure BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.topic, '') || ' ' || coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.topic, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_note_insert AFTER INSERT ON note BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.note, '')); END;

CREATE TRIGGER search_note_delete AFTER DELETE ON note BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.note, '')); END;

CREATE TRIGGER search_note_update AFTER UPDATE OF number, note ON note BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.note, '')); END;

CREATE TRIGGER search_level_change_insert AFTER INSERT ON level_change BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.reason, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_level_change_delete AFTER DELETE ON level_change BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.reason, '') || ' ' || coalesce(old.note, '')); END;

CREATE TRIGGER search_level_change_update AFTER UPDATE OF number, reason, note ON level_change BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.reason, '') || ' ' || coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.reason, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_dependence_insert AFTER INSERT ON dependence BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.note, '')); END;

CREATE TRIGGER search_dependence_delete AFTER DELETE ON dependence BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.note, '')); END;

CREATE TRIGGER search_dependence_update AFTER UPDATE OF number, note ON dependence BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.note, '')); END;

CREATE TRIGGER search_pulse_insert AFTER INSERT ON pulse BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.note, '')); END;

CREATE TRIGGER search_pulse_delete AFTER DELETE ON pulse BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.note, '')); END;

CREATE TRIGGER search_pulse_update AFTER UPDATE OF number, note ON pulse BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.note, '')); END;

CREATE TRIGGER search_sheet_insert AFTER INSERT ON sheet BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.name, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_sheet_delete AFTER DELETE ON sheet BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.name, '') || ' ' || coalesce(old.note, '')); END;

CREATE TRIGGER search_sheet_update AFTER UPDATE OF number, name, note ON sheet BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.name, '') || ' ' || coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.name, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_their_word_insert AFTER INSERT ON their_word BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.said_by, '') || ' ' || coalesce(new.remark, '') || ' ' || coalesce(new.settle_reason, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_their_word_delete AFTER DELETE ON their_word BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.said_by, '') || ' ' || coalesce(old.remark, '') || ' ' || coalesce(old.settle_reason, '') || ' ' || coalesce(old.note, '')); END;

CREATE TRIGGER search_their_word_update AFTER UPDATE OF number, said_by, remark, settle_reason, note ON their_word BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.said_by, '') || ' ' || coalesce(old.remark, '') || ' ' || coalesce(old.settle_reason, '') || ' ' || coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.said_by, '') || ' ' || coalesce(new.remark, '') || ' ' || coalesce(new.settle_reason, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_joint_check_insert AFTER INSERT ON joint_check BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.said_by, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_joint_check_delete AFTER DELETE ON joint_check BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.said_by, '') || ' ' || coalesce(old.note, '')); END;

CREATE TRIGGER search_joint_check_update AFTER UPDATE OF number, said_by, note ON joint_check BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.said_by, '') || ' ' || coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.said_by, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_request_insert AFTER INSERT ON request BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.note, '')); END;

CREATE TRIGGER search_request_delete AFTER DELETE ON request BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.note, '')); END;

CREATE TRIGGER search_request_update AFTER UPDATE OF number, note ON request BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.note, '')); END;

CREATE TRIGGER search_farewell_insert AFTER INSERT ON farewell BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.reasons, '') || ' ' || coalesce(new.said, '') || ' ' || coalesce(new.said_by, '') || ' ' || coalesce(new.handed_over, '') || ' ' || coalesce(new.door, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_farewell_delete AFTER DELETE ON farewell BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.reasons, '') || ' ' || coalesce(old.said, '') || ' ' || coalesce(old.said_by, '') || ' ' || coalesce(old.handed_over, '') || ' ' || coalesce(old.door, '') || ' ' || coalesce(old.note, '')); END;

CREATE TRIGGER search_farewell_update AFTER UPDATE OF number, reasons, said, said_by, handed_over, door, note ON farewell BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.reasons, '') || ' ' || coalesce(old.said, '') || ' ' || coalesce(old.said_by, '') || ' ' || coalesce(old.handed_over, '') || ' ' || coalesce(old.door, '') || ' ' || coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.reasons, '') || ' ' || coalesce(new.said, '') || ' ' || coalesce(new.said_by, '') || ' ' || coalesce(new.handed_over, '') || ' ' || coalesce(new.door, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_fit_insert AFTER INSERT ON fit BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.why_us, '') || ' ' || coalesce(new.both_think, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_fit_delete AFTER DELETE ON fit BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.why_us, '') || ' ' || coalesce(old.both_think, '') || ' ' || coalesce(old.note, '')); END;

CREATE TRIGGER search_fit_update AFTER UPDATE OF number, why_us, both_think, note ON fit BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.why_us, '') || ' ' || coalesce(old.both_think, '') || ' ' || coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.why_us, '') || ' ' || coalesce(new.both_think, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_purpose_insert AFTER INSERT ON purpose BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.text, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_purpose_delete AFTER DELETE ON purpose BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.text, '') || ' ' || coalesce(old.note, '')); END;

CREATE TRIGGER search_purpose_update AFTER UPDATE OF number, text, note ON purpose BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.text, '') || ' ' || coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.text, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_objective_insert AFTER INSERT ON objective BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.text, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_objective_delete AFTER DELETE ON objective BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.text, '') || ' ' || coalesce(old.note, '')); END;

CREATE TRIGGER search_objective_update AFTER UPDATE OF number, text, note ON objective BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.text, '') || ' ' || coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.text, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_gain_insert AFTER INSERT ON gain BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.text, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_gain_delete AFTER DELETE ON gain BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.text, '') || ' ' || coalesce(old.note, '')); END;

CREATE TRIGGER search_gain_update AFTER UPDATE OF number, text, note ON gain BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.text, '') || ' ' || coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.text, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_impact_insert AFTER INSERT ON impact BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.text, '') || ' ' || coalesce(new.evidence, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_impact_delete AFTER DELETE ON impact BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.text, '') || ' ' || coalesce(old.evidence, '') || ' ' || coalesce(old.note, '')); END;

CREATE TRIGGER search_impact_update AFTER UPDATE OF number, text, evidence, note ON impact BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.text, '') || ' ' || coalesce(old.evidence, '') || ' ' || coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.text, '') || ' ' || coalesce(new.evidence, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_garden_line_insert AFTER INSERT ON garden_line BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.text, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_garden_line_delete AFTER DELETE ON garden_line BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.text, '') || ' ' || coalesce(old.note, '')); END;

CREATE TRIGGER search_garden_line_update AFTER UPDATE OF number, text, note ON garden_line BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.text, '') || ' ' || coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.text, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_garden_look_insert AFTER INSERT ON garden_look BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.said_by, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_garden_look_delete AFTER DELETE ON garden_look BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.said_by, '') || ' ' || coalesce(old.note, '')); END;

CREATE TRIGGER search_garden_look_update AFTER UPDATE OF number, said_by, note ON garden_look BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.said_by, '') || ' ' || coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.said_by, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_section_insert AFTER INSERT ON section BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.text, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_section_delete AFTER DELETE ON section BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.text, '') || ' ' || coalesce(old.note, '')); END;

CREATE TRIGGER search_section_update AFTER UPDATE OF number, text, note ON section BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.text, '') || ' ' || coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.text, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_agreement_insert AFTER INSERT ON agreement BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.note, '')); END;

CREATE TRIGGER search_agreement_delete AFTER DELETE ON agreement BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.note, '')); END;

CREATE TRIGGER search_agreement_update AFTER UPDATE OF number, note ON agreement BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.note, '')); END;

CREATE TRIGGER search_benefit_insert AFTER INSERT ON benefit BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.text, '') || ' ' || coalesce(new.for_whom, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_benefit_delete AFTER DELETE ON benefit BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.text, '') || ' ' || coalesce(old.for_whom, '') || ' ' || coalesce(old.note, '')); END;

CREATE TRIGGER search_benefit_update AFTER UPDATE OF number, text, for_whom, note ON benefit BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.text, '') || ' ' || coalesce(old.for_whom, '') || ' ' || coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.text, '') || ' ' || coalesce(new.for_whom, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_wheel_insert AFTER INSERT ON wheel BEGIN INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.said_by, '') || ' ' || coalesce(new.notes, '') || ' ' || coalesce(new.note, '')); END;

CREATE TRIGGER search_wheel_delete AFTER DELETE ON wheel BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.said_by, '') || ' ' || coalesce(old.notes, '') || ' ' || coalesce(old.note, '')); END;

CREATE TRIGGER search_wheel_update AFTER UPDATE OF number, said_by, notes, note ON wheel BEGIN INSERT INTO fact_search (fact_search, rowid, body) VALUES ('delete', old.number, coalesce(old.said_by, '') || ' ' || coalesce(old.notes, '') || ' ' || coalesce(old.note, '')); INSERT INTO fact_search (rowid, body) VALUES (new.number, coalesce(new.said_by, '') || ' ' || coalesce(new.notes, '') || ' ' || coalesce(new.note, '')); END;

CREATE INDEX ix_promise_brought_id ON promise (brought_id) WHERE brought_id IS NOT NULL;

CREATE INDEX ix_moment_brought_id ON moment (brought_id) WHERE brought_id IS NOT NULL;

CREATE INDEX ix_disclosure_brought_id ON disclosure (brought_id) WHERE brought_id IS NOT NULL;

CREATE INDEX ix_note_brought_id ON note (brought_id) WHERE brought_id IS NOT NULL;

CREATE INDEX ix_partner_brought_id ON partner (brought_id) WHERE brought_id IS NOT NULL;

CREATE INDEX ix_person_brought_id ON person (brought_id) WHERE brought_id IS NOT NULL;

CREATE TABLE proposal (
	id VARCHAR NOT NULL,
	number INTEGER NOT NULL,
	state VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	title VARCHAR NOT NULL,
	starts VARCHAR,
	ends VARCHAR,
	minutes INTEGER,
	company VARCHAR NOT NULL,
	note VARCHAR,
	initiative VARCHAR,
	direction VARCHAR,
	due_on DATE,
	assumed VARCHAR NOT NULL,
	asked BOOLEAN NOT NULL,
	why VARCHAR,
	fact INTEGER,
	brought_from VARCHAR NOT NULL,
	brought_id VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_proposal PRIMARY KEY (id),
	CONSTRAINT ck_proposal_state CHECK (state IN ('pending', 'accepted', 'dismissed')),
	CONSTRAINT ck_proposal_kind CHECK (kind IN ('moment', 'promise')),
	CONSTRAINT ck_proposal_initiative CHECK (initiative IN ('us', 'them', 'both')),
	CONSTRAINT ck_proposal_direction CHECK (direction IN ('ours', 'theirs')),
	CONSTRAINT ck_proposal_number CHECK (number > 0),
	CONSTRAINT ck_proposal_fact CHECK (fact IS NULL OR state = 'accepted'),
	CONSTRAINT uq_proposal_number UNIQUE (number)
);

CREATE INDEX ix_proposal_state ON proposal (state, "on", number);

CREATE INDEX ix_proposal_brought_id ON proposal (brought_from, brought_id);

CREATE TABLE proposal_partner (
	id VARCHAR NOT NULL,
	proposal_id VARCHAR NOT NULL,
	partner_id VARCHAR NOT NULL,
	CONSTRAINT pk_proposal_partner PRIMARY KEY (id),
	CONSTRAINT fk_proposal_partner_proposal_id_proposal FOREIGN KEY(proposal_id) REFERENCES proposal (id),
	CONSTRAINT fk_proposal_partner_partner_id_partner FOREIGN KEY(partner_id) REFERENCES partner (id)
);

CREATE INDEX ix_proposal_partner_proposal_id ON proposal_partner (proposal_id, partner_id);

CREATE INDEX ix_proposal_partner_partner_id ON proposal_partner (partner_id);

CREATE TABLE mapping (
	id VARCHAR NOT NULL,
	name VARCHAR NOT NULL,
	kind VARCHAR NOT NULL,
	columns VARCHAR NOT NULL,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_mapping PRIMARY KEY (id),
	CONSTRAINT ck_mapping_name CHECK (name <> '' AND name = lower(name)),
	CONSTRAINT uq_mapping_name UNIQUE (name)
);

CREATE TABLE apart (
	id VARCHAR NOT NULL,
	one_partner_id VARCHAR,
	other_partner_id VARCHAR,
	one_person_id VARCHAR,
	other_person_id VARCHAR,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_apart PRIMARY KEY (id),
	CONSTRAINT ck_apart_two CHECK (CASE WHEN one_person_id IS NULL THEN other_person_id IS NULL AND one_partner_id IS NOT NULL AND other_partner_id IS NOT NULL ELSE other_person_id IS NOT NULL AND one_partner_id IS NULL AND other_partner_id IS NULL END),
	CONSTRAINT fk_apart_one_partner_id_partner FOREIGN KEY(one_partner_id) REFERENCES partner (id),
	CONSTRAINT fk_apart_other_partner_id_partner FOREIGN KEY(other_partner_id) REFERENCES partner (id),
	CONSTRAINT fk_apart_one_person_id_person FOREIGN KEY(one_person_id) REFERENCES person (id),
	CONSTRAINT fk_apart_other_person_id_person FOREIGN KEY(other_person_id) REFERENCES person (id)
);

CREATE TABLE pair_answer (
	id VARCHAR NOT NULL,
	garden_id VARCHAR NOT NULL,
	one_id VARCHAR NOT NULL,
	other_id VARCHAR NOT NULL,
	"on" DATE NOT NULL,
	answer VARCHAR NOT NULL,
	strand VARCHAR,
	note VARCHAR NOT NULL,
	recorded_at DATETIME NOT NULL,
	recorded_by VARCHAR NOT NULL,
	CONSTRAINT pk_pair_answer PRIMARY KEY (id),
	CONSTRAINT ck_pair_answer_answer CHECK (answer IN ('ack', 'anew')),
	CONSTRAINT ck_pair_answer_strand CHECK (strand IN ('our_promises', 'their_promises', 'time', 'openness')),
	CONSTRAINT ck_pair_answer_two CHECK (one_id <> other_id),
	CONSTRAINT fk_pair_answer_garden_id_garden FOREIGN KEY(garden_id) REFERENCES garden (id),
	CONSTRAINT fk_pair_answer_one_id_partner FOREIGN KEY(one_id) REFERENCES partner (id),
	CONSTRAINT fk_pair_answer_other_id_partner FOREIGN KEY(other_id) REFERENCES partner (id)
);

CREATE INDEX ix_pair_answer_garden_id ON pair_answer (garden_id, "on");
