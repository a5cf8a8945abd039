-- +goose Up

-- One file for both databases: keys, codes, days and time periods are text
-- (days and moments in ISO 8601, UTC), values are decimals in text, and no
-- column is null: what is unknown is the empty text.

-- Reference tables: small, whole in every place. `edited` marks a row that a
-- person changed; `withdrawn` one that the shipped catalogue no longer lists.

create table areas (
	area_id   text    not null primary key,
	parent_id text    not null,
	level     text    not null,
	position  integer not null,
	edited    boolean not null default false
);

create table area_names (
	area_id    text    not null references areas (area_id),
	form       text    not null,
	name       text    not null,
	valid_from text    not null,
	valid_to   text    not null,
	position   integer not null,
	withdrawn  boolean not null default false,
	edited     boolean not null default false,
	primary key (area_id, form, name, valid_from)
);

create table area_codes (
	area_id    text    not null references areas (area_id),
	system     text    not null,
	code       text    not null,
	valid_from text    not null,
	valid_to   text    not null,
	position   integer not null,
	withdrawn  boolean not null default false,
	edited     boolean not null default false,
	primary key (area_id, system, code, valid_from)
);

create table categories (
	category_id text    not null primary key,
	position    integer not null,
	edited      boolean not null default false
);

create table category_names (
	category_id text    not null references categories (category_id),
	lang        text    not null,
	name        text    not null,
	edited      boolean not null default false,
	primary key (category_id, lang)
);

create table indicators (
	indicator_id text    not null primary key,
	category_id  text    not null references categories (category_id),
	measure      text    not null,
	direction    text    not null,
	position     integer not null,
	edited       boolean not null default false
);

create table indicator_units (
	indicator_id text    not null references indicators (indicator_id),
	unit         text    not null,
	position     integer not null,
	withdrawn    boolean not null default false,
	edited       boolean not null default false,
	primary key (indicator_id, unit)
);

create table indicator_names (
	indicator_id text    not null references indicators (indicator_id),
	lang         text    not null,
	name         text    not null,
	definition   text    not null,
	edited       boolean not null default false,
	primary key (indicator_id, lang)
);

create table indicator_aliases (
	alias        text not null primary key,
	indicator_id text not null references indicators (indicator_id)
);

create table scopes (
	indicator_id text    not null references indicators (indicator_id),
	scope        text    not null,
	adds_up      boolean not null,
	position     integer not null,
	edited       boolean not null default false,
	primary key (indicator_id, scope)
);

create table scope_names (
	indicator_id text    not null,
	scope        text    not null,
	lang         text    not null,
	name         text    not null,
	edited       boolean not null default false,
	primary key (indicator_id, scope, lang),
	foreign key (indicator_id, scope) references scopes (indicator_id, scope)
);

create table words (
	indicator_id text    not null references indicators (indicator_id),
	lang         text    not null,
	role         text    not null,
	word         text    not null,
	scope        text    not null,
	position     integer not null,
	withdrawn    boolean not null default false,
	edited       boolean not null default false,
	primary key (indicator_id, lang, role, word, scope)
);

-- The hash of the catalogue and of the areas that were applied last.
create table applied (
	part text not null primary key,
	hash text not null
);

-- Releases and their readings are keyed by release, texts by their own hash.

create table releases (
	release_id text    not null primary key,
	file_name  text    not null,
	size       bigint  not null,
	body       bytea   not null,
	first_seen text    not null
);

create table texts (
	text_hash text not null primary key,
	body      text not null
);

-- The reading with the highest seq is the current one.
create table readings (
	release_id   text    not null references releases (release_id),
	seq          integer not null,
	reading_id   text    not null,
	reader       text    not null,
	rule_version text    not null,
	text_hash    text    not null,
	read_at      text    not null,
	area_id      text    not null,
	type         text    not null,
	title        text    not null,
	publisher    text    not null,
	published_at text    not null,
	url          text    not null,
	licence      text    not null,
	supersedes   text    not null,
	same_text_as text    not null,
	-- What came with the bytes; a later reading uses it again.
	given_published_at text not null,
	given_area         text not null,
	given_publisher    text not null,
	given_url          text not null,
	given_licence      text not null,
	primary key (release_id, seq)
);

-- What follows is keyed by the area it is about, so that it can be spread
-- over machines by area; nothing refers from here to another area's rows.
-- A row holds for the data versions rev <= n < until_rev; until_rev 0 is open.

create table data_versions (
	area_id text   not null primary key references areas (area_id),
	version bigint not null
);

create table sources (
	area_id      text    not null references areas (area_id),
	source_id    text    not null,
	rev          bigint  not null,
	until_rev    bigint  not null,
	type         text    not null,
	title        text    not null,
	publisher    text    not null,
	published_at text    not null,
	first_seen   text    not null,
	known_since  text    not null,
	url          text    not null,
	licence      text    not null,
	supersedes   text    not null,
	same_text_as text    not null,
	release_id   text    not null,
	reading_id   text    not null,
	home         boolean not null,
	-- The sketch of the text, by which copies are found; empty without one.
	sketch       text    not null,
	primary key (area_id, source_id, rev)
);

create unique index sources_current on sources (area_id, source_id) where until_rev = 0;
create index sources_by_id on sources (source_id, area_id);
create index sources_by_day on sources (area_id, known_since);

create table observations (
	area_id        text    not null references areas (area_id),
	observation_id text    not null,
	rev            bigint  not null,
	until_rev      bigint  not null,
	indicator_id   text    not null,
	label          text    not null,
	scope          text    not null,
	time_period    text    not null,
	period_start   text    not null,
	period_end     text    not null,
	period_basis   text    not null,
	kind           text    not null,
	base           text    not null,
	unit           text    not null,
	value          text    not null,
	qualifier      text    not null,
	status         text    not null,
	reason         text    not null,
	obs_status     text    not null,
	confidence     double precision not null,
	comment        text    not null,
	source_id      text    not null,
	reading_id     text    not null,
	span_start     integer not null,
	span_end       integer not null,
	quote          text    not null,
	figure_start   integer not null,
	figure_end     integer not null,
	figure_text    text    not null,
	primary key (area_id, observation_id, rev)
);

create unique index observations_current on observations (area_id, observation_id) where until_rev = 0;
create index observations_by_indicator on observations (area_id, indicator_id, period_start);
create index observations_by_source on observations (area_id, source_id);
create index observations_published on observations (area_id) where until_rev = 0 and status = 'published';

-- What a person said of an observation: each is one data version of its area.
-- A later reading finds what it is about by quote and figure_text.
create table corrections (
	area_id        text   not null references areas (area_id),
	rev            bigint not null,
	observation_id text   not null,
	source_id      text   not null,
	quote          text   not null,
	figure_text    text   not null,
	statement_id   text   not null,
	status         text   not null,
	reason         text   not null,
	made_by        text   not null,
	made_at        text   not null,
	primary key (area_id, rev)
);

create index corrections_by_source on corrections (area_id, source_id);

-- +goose Down

drop table corrections;
drop table observations;
drop table sources;
drop table data_versions;
drop table readings;
drop table texts;
drop table releases;
drop table applied;
drop table words;
drop table scope_names;
drop table scopes;
drop table indicator_aliases;
drop table indicator_names;
drop table indicator_units;
drop table indicators;
drop table category_names;
drop table categories;
drop table area_codes;
drop table area_names;
drop table areas;
