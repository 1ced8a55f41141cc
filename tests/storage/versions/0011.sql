BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0011');
CREATE TABLE alerts (
	id INTEGER NOT NULL, 
	user_id BIGINT NOT NULL, 
	wanted VARCHAR(500) NOT NULL, 
	state VARCHAR(10) NOT NULL, 
	created_at BIGINT NOT NULL, 
	told_until BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT alert_once_per_member UNIQUE (user_id, wanted)
);
INSERT INTO "alerts" VALUES(1,1764000001,'1ü🔥''
wanted','1ü🔥''
state',1764000001,1764000001);
INSERT INTO "alerts" VALUES(2,1764000002,'2ü🔥''
wanted','2ü🔥''
state',1764000002,1764000002);
INSERT INTO "alerts" VALUES(3,1764000003,'3ü🔥''
wanted','3ü🔥''
state',1764000003,1764000003);
CREATE TABLE answer_wishes (
	question_id INTEGER NOT NULL, 
	user_id BIGINT NOT NULL, 
	asked_at BIGINT NOT NULL, 
	PRIMARY KEY (question_id, user_id), 
	FOREIGN KEY(question_id) REFERENCES unanswered (id) ON DELETE CASCADE
);
INSERT INTO "answer_wishes" VALUES(1,1,1764000001);
INSERT INTO "answer_wishes" VALUES(2,2,1764000002);
INSERT INTO "answer_wishes" VALUES(3,3,1764000003);
CREATE TABLE askers (
	question_id INTEGER NOT NULL, 
	ballot VARCHAR(64) NOT NULL, 
	PRIMARY KEY (question_id, ballot), 
	FOREIGN KEY(question_id) REFERENCES unanswered (id) ON DELETE CASCADE
);
INSERT INTO "askers" VALUES(1,'1ü🔥''
ballot');
INSERT INTO "askers" VALUES(2,'2ü🔥''
ballot');
INSERT INTO "askers" VALUES(3,'3ü🔥''
ballot');
CREATE TABLE digests (
	user_id BIGINT NOT NULL, 
	last_sent BIGINT NOT NULL, 
	PRIMARY KEY (user_id)
);
INSERT INTO "digests" VALUES(1,1764000001);
INSERT INTO "digests" VALUES(2,1764000002);
INSERT INTO "digests" VALUES(3,1764000003);
CREATE TABLE feedback (
	id INTEGER NOT NULL, 
	ballot VARCHAR(64) NOT NULL, 
	entry VARCHAR(200) NOT NULL, 
	useful BOOLEAN NOT NULL, 
	reason VARCHAR(300), 
	knowledge_version VARCHAR(100) NOT NULL, 
	guild_id BIGINT, 
	created_at BIGINT NOT NULL, message_id BIGINT, 
	PRIMARY KEY (id), 
	UNIQUE (ballot)
);
INSERT INTO "feedback" VALUES(1,'1ü🔥''
ballot','1ü🔥''
entry',0,'1ü🔥''
reason','1ü🔥''
knowledge_version',1764000001,1764000001,1764000001);
INSERT INTO "feedback" VALUES(2,'2ü🔥''
ballot','2ü🔥''
entry',1,'2ü🔥''
reason','2ü🔥''
knowledge_version',1764000002,1764000002,1764000002);
INSERT INTO "feedback" VALUES(3,'3ü🔥''
ballot','3ü🔥''
entry',0,NULL,'3ü🔥''
knowledge_version',NULL,1764000003,NULL);
CREATE TABLE imported_listings (
	source_url VARCHAR(500) NOT NULL, 
	listing_id VARCHAR(80) NOT NULL, 
	content TEXT NOT NULL, 
	first_seen BIGINT NOT NULL, 
	last_checked BIGINT NOT NULL, 
	closed_at BIGINT, 
	PRIMARY KEY (source_url, listing_id)
);
INSERT INTO "imported_listings" VALUES('1ü🔥''
source_url','1ü🔥''
listing_id','1ü🔥''
content',1764000001,1764000001,1764000001);
INSERT INTO "imported_listings" VALUES('2ü🔥''
source_url','2ü🔥''
listing_id','2ü🔥''
content',1764000002,1764000002,1764000002);
INSERT INTO "imported_listings" VALUES('3ü🔥''
source_url','3ü🔥''
listing_id','3ü🔥''
content',1764000003,1764000003,NULL);
CREATE TABLE installation (
	name VARCHAR(40) NOT NULL, 
	value VARCHAR(200) NOT NULL, 
	PRIMARY KEY (name)
);
INSERT INTO "installation" VALUES('1ü🔥''
name','1ü🔥''
value');
INSERT INTO "installation" VALUES('2ü🔥''
name','2ü🔥''
value');
INSERT INTO "installation" VALUES('3ü🔥''
name','3ü🔥''
value');
CREATE TABLE knowledge_edits (
	id INTEGER NOT NULL, 
	guild_id BIGINT, 
	moderator_id BIGINT NOT NULL, 
	saved_at BIGINT NOT NULL, 
	file VARCHAR(300) NOT NULL, 
	summary VARCHAR(200) NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	"commit" VARCHAR(40), 
	undoes BIGINT, part_of BIGINT, 
	PRIMARY KEY (id)
);
INSERT INTO "knowledge_edits" VALUES(1,1764000001,1764000001,1764000001,'1ü🔥''
file','1ü🔥''
summary','1ü🔥''
before','1ü🔥''
after','1ü🔥''
commit',1764000001,1764000001);
INSERT INTO "knowledge_edits" VALUES(2,1764000002,1764000002,1764000002,'2ü🔥''
file','2ü🔥''
summary','2ü🔥''
before','2ü🔥''
after','2ü🔥''
commit',1764000002,1764000002);
INSERT INTO "knowledge_edits" VALUES(3,NULL,1764000003,1764000003,'3ü🔥''
file','3ü🔥''
summary',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE listing_sightings (
	listing_id VARCHAR(80) NOT NULL, 
	first_seen BIGINT NOT NULL, 
	PRIMARY KEY (listing_id)
);
INSERT INTO "listing_sightings" VALUES('1ü🔥''
listing_id',1764000001);
INSERT INTO "listing_sightings" VALUES('2ü🔥''
listing_id',1764000002);
INSERT INTO "listing_sightings" VALUES('3ü🔥''
listing_id',1764000003);
CREATE TABLE listing_sources (
	url VARCHAR(500) NOT NULL, 
	etag VARCHAR(500), 
	last_modified VARCHAR(100), 
	last_ok BIGINT, 
	last_failed BIGINT, 
	last_error VARCHAR(500), 
	PRIMARY KEY (url)
);
INSERT INTO "listing_sources" VALUES('1ü🔥''
url','1ü🔥''
etag','1ü🔥''
last_modified',1764000001,1764000001,'1ü🔥''
last_error');
INSERT INTO "listing_sources" VALUES('2ü🔥''
url','2ü🔥''
etag','2ü🔥''
last_modified',1764000002,1764000002,'2ü🔥''
last_error');
INSERT INTO "listing_sources" VALUES('3ü🔥''
url',NULL,NULL,NULL,NULL,NULL);
CREATE TABLE member_settings (
	member_id BIGINT NOT NULL, 
	zone VARCHAR(64) NOT NULL, 
	changed_at BIGINT NOT NULL, 
	PRIMARY KEY (member_id)
);
INSERT INTO "member_settings" VALUES(1,'1ü🔥''
zone',1764000001);
INSERT INTO "member_settings" VALUES(2,'2ü🔥''
zone',1764000002);
INSERT INTO "member_settings" VALUES(3,'3ü🔥''
zone',1764000003);
CREATE TABLE picks (
	chosen VARCHAR(200) NOT NULL, 
	other VARCHAR(200) NOT NULL, 
	count INTEGER NOT NULL, 
	PRIMARY KEY (chosen, other)
);
INSERT INTO "picks" VALUES('1ü🔥''
chosen','1ü🔥''
other',1764000001);
INSERT INTO "picks" VALUES('2ü🔥''
chosen','2ü🔥''
other',1764000002);
INSERT INTO "picks" VALUES('3ü🔥''
chosen','3ü🔥''
other',1764000003);
CREATE TABLE reminder_outcomes (
	reminder_id INTEGER NOT NULL, 
	occurrence INTEGER NOT NULL, 
	member_id BIGINT NOT NULL, 
	due_at BIGINT NOT NULL, 
	settled_at BIGINT NOT NULL, 
	delivered BOOLEAN NOT NULL, 
	route VARCHAR(10), 
	channel_id BIGINT, 
	message_id BIGINT, 
	missed INTEGER NOT NULL, 
	failure VARCHAR(20), 
	shown_at BIGINT, 
	PRIMARY KEY (reminder_id, occurrence), 
	FOREIGN KEY(reminder_id) REFERENCES reminders (id) ON DELETE CASCADE
);
INSERT INTO "reminder_outcomes" VALUES(1,1,1764000001,1764000001,1764000001,0,'1ü🔥''
route',1764000001,1764000001,1764000001,'1ü🔥''
failure',1764000001);
INSERT INTO "reminder_outcomes" VALUES(2,2,1764000002,1764000002,1764000002,1,'2ü🔥''
route',1764000002,1764000002,1764000002,'2ü🔥''
failure',1764000002);
INSERT INTO "reminder_outcomes" VALUES(3,3,1764000003,1764000003,1764000003,0,NULL,NULL,NULL,1764000003,NULL,NULL);
CREATE TABLE reminders (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	member_id BIGINT NOT NULL, 
	text TEXT NOT NULL, 
	due_at BIGINT NOT NULL, 
	anchor VARCHAR(40), 
	rule VARCHAR(200), 
	zone VARCHAR(64), 
	guild_id BIGINT, 
	channel_id BIGINT, 
	link VARCHAR(200), 
	wish VARCHAR(10) NOT NULL, 
	state VARCHAR(15) NOT NULL, 
	occurrence INTEGER NOT NULL, 
	wake_at BIGINT, 
	attempts INTEGER NOT NULL, 
	failure VARCHAR(20), 
	unheard INTEGER NOT NULL, 
	claim VARCHAR(40), 
	claimed_at BIGINT, 
	unsure_since BIGINT, 
	snoozed_from BIGINT, 
	snoozed_occurrence INTEGER, 
	created_at BIGINT NOT NULL, 
	settled_at BIGINT
);
INSERT INTO "reminders" VALUES(1,1764000001,'1ü🔥''
text',1764000001,'1ü🔥''
anchor','1ü🔥''
rule','1ü🔥''
zone',1764000001,1764000001,'1ü🔥''
link','1ü🔥''
wish','1ü🔥''
state',1764000001,1764000001,1764000001,'1ü🔥''
failure',1764000001,'1ü🔥''
claim',1764000001,1764000001,1764000001,1764000001,1764000001,1764000001);
INSERT INTO "reminders" VALUES(2,1764000002,'2ü🔥''
text',1764000002,'2ü🔥''
anchor','2ü🔥''
rule','2ü🔥''
zone',1764000002,1764000002,'2ü🔥''
link','2ü🔥''
wish','2ü🔥''
state',1764000002,1764000002,1764000002,'2ü🔥''
failure',1764000002,'2ü🔥''
claim',1764000002,1764000002,1764000002,1764000002,1764000002,1764000002);
INSERT INTO "reminders" VALUES(3,1764000003,'3ü🔥''
text',1764000003,NULL,NULL,NULL,NULL,NULL,NULL,'3ü🔥''
wish','3ü🔥''
state',1764000003,NULL,1764000003,NULL,1764000003,NULL,NULL,NULL,NULL,NULL,1764000003,NULL);
CREATE TABLE server_settings (
	guild_id BIGINT NOT NULL, 
	content TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	changed_at BIGINT NOT NULL, 
	PRIMARY KEY (guild_id)
);
INSERT INTO "server_settings" VALUES(1,'1ü🔥''
content',1764000001,1764000001);
INSERT INTO "server_settings" VALUES(2,'2ü🔥''
content',1764000002,1764000002);
INSERT INTO "server_settings" VALUES(3,'3ü🔥''
content',1764000003,1764000003);
CREATE TABLE source_looks (
	url VARCHAR(500) NOT NULL, 
	looked_at BIGINT NOT NULL, 
	look VARCHAR(10) NOT NULL, 
	sentence VARCHAR(300) NOT NULL, 
	missing_since BIGINT, 
	misses INTEGER NOT NULL, 
	PRIMARY KEY (url)
);
INSERT INTO "source_looks" VALUES('1ü🔥''
url',1764000001,'1ü🔥''
look','1ü🔥''
sentence',1764000001,1764000001);
INSERT INTO "source_looks" VALUES('2ü🔥''
url',1764000002,'2ü🔥''
look','2ü🔥''
sentence',1764000002,1764000002);
INSERT INTO "source_looks" VALUES('3ü🔥''
url',1764000003,'3ü🔥''
look','3ü🔥''
sentence',NULL,1764000003);
CREATE TABLE unanswered (
	id INTEGER NOT NULL, 
	guild_id BIGINT NOT NULL, 
	normalised VARCHAR(500) NOT NULL, 
	question TEXT NOT NULL, 
	reason VARCHAR(20) NOT NULL, 
	mode VARCHAR(10) NOT NULL, 
	channel_id BIGINT, 
	times INTEGER NOT NULL, 
	first_asked BIGINT NOT NULL, 
	last_asked BIGINT NOT NULL, message_id BIGINT, later_until BIGINT, settled_at BIGINT, 
	PRIMARY KEY (id), 
	CONSTRAINT unanswered_once_per_guild UNIQUE (guild_id, normalised)
);
INSERT INTO "unanswered" VALUES(1,1764000001,'1ü🔥''
normalised','1ü🔥''
question','1ü🔥''
reason','1ü🔥''
mode',1764000001,1764000001,1764000001,1764000001,1764000001,1764000001,1764000001);
INSERT INTO "unanswered" VALUES(2,1764000002,'2ü🔥''
normalised','2ü🔥''
question','2ü🔥''
reason','2ü🔥''
mode',1764000002,1764000002,1764000002,1764000002,1764000002,1764000002,1764000002);
INSERT INTO "unanswered" VALUES(3,1764000003,'3ü🔥''
normalised','3ü🔥''
question','3ü🔥''
reason','3ü🔥''
mode',NULL,1764000003,1764000003,1764000003,NULL,NULL,NULL);
CREATE TABLE weekly_counts (
	guild_id BIGINT NOT NULL, 
	week BIGINT NOT NULL, 
	kind VARCHAR(12) NOT NULL, 
	count INTEGER NOT NULL, 
	PRIMARY KEY (guild_id, week, kind)
);
INSERT INTO "weekly_counts" VALUES(1,1,'1ü🔥''
kind',1764000001);
INSERT INTO "weekly_counts" VALUES(2,2,'2ü🔥''
kind',1764000002);
INSERT INTO "weekly_counts" VALUES(3,3,'3ü🔥''
kind',1764000003);
CREATE TABLE weekly_digests (
	guild_id BIGINT NOT NULL, 
	week BIGINT NOT NULL, 
	PRIMARY KEY (guild_id, week)
);
INSERT INTO "weekly_digests" VALUES(1,1);
INSERT INTO "weekly_digests" VALUES(2,2);
INSERT INTO "weekly_digests" VALUES(3,3);
CREATE INDEX ix_feedback_entry ON feedback (entry);
CREATE INDEX ix_unanswered_last_asked ON unanswered (last_asked);
CREATE INDEX ix_imported_listings_closed_at ON imported_listings (closed_at);
CREATE INDEX ix_listing_sightings_first_seen ON listing_sightings (first_seen);
CREATE INDEX ix_alerts_user_id ON alerts (user_id);
CREATE INDEX ix_knowledge_edits_file ON knowledge_edits (file);
CREATE INDEX ix_knowledge_edits_moderator_id ON knowledge_edits (moderator_id);
CREATE INDEX ix_knowledge_edits_saved_at ON knowledge_edits (saved_at);
CREATE INDEX ix_reminders_wake_at ON reminders (wake_at);
CREATE INDEX ix_reminders_member_id ON reminders (member_id);
CREATE INDEX ix_reminders_settled_at ON reminders (settled_at);
CREATE INDEX ix_reminders_guild_id ON reminders (guild_id);
CREATE INDEX ix_reminder_outcomes_settled_at ON reminder_outcomes (settled_at);
CREATE INDEX ix_reminder_outcomes_member_id ON reminder_outcomes (member_id);
CREATE INDEX ix_answer_wishes_user_id ON answer_wishes (user_id);
CREATE INDEX ix_knowledge_edits_part_of ON knowledge_edits (part_of);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('reminders',3);
COMMIT;
