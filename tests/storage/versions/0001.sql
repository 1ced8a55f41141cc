BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE feedback (
	id INTEGER NOT NULL, 
	ballot VARCHAR(64) NOT NULL, 
	entry VARCHAR(200) NOT NULL, 
	useful BOOLEAN NOT NULL, 
	reason VARCHAR(300), 
	knowledge_version VARCHAR(100) NOT NULL, 
	guild_id BIGINT, 
	created_at BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (ballot)
);
INSERT INTO "feedback" VALUES(1,'1ü🔥''
ballot','1ü🔥''
entry',0,'1ü🔥''
reason','1ü🔥''
knowledge_version',1764000001,1764000001);
INSERT INTO "feedback" VALUES(2,'2ü🔥''
ballot','2ü🔥''
entry',1,'2ü🔥''
reason','2ü🔥''
knowledge_version',1764000002,1764000002);
INSERT INTO "feedback" VALUES(3,'3ü🔥''
ballot','3ü🔥''
entry',0,NULL,'3ü🔥''
knowledge_version',NULL,1764000003);
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
	last_asked BIGINT NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT unanswered_once_per_guild UNIQUE (guild_id, normalised)
);
INSERT INTO "unanswered" VALUES(1,1764000001,'1ü🔥''
normalised','1ü🔥''
question','1ü🔥''
reason','1ü🔥''
mode',1764000001,1764000001,1764000001,1764000001);
INSERT INTO "unanswered" VALUES(2,1764000002,'2ü🔥''
normalised','2ü🔥''
question','2ü🔥''
reason','2ü🔥''
mode',1764000002,1764000002,1764000002,1764000002);
INSERT INTO "unanswered" VALUES(3,1764000003,'3ü🔥''
normalised','3ü🔥''
question','3ü🔥''
reason','3ü🔥''
mode',NULL,1764000003,1764000003,1764000003);
CREATE INDEX ix_feedback_entry ON feedback (entry);
CREATE INDEX ix_unanswered_last_asked ON unanswered (last_asked);
COMMIT;
