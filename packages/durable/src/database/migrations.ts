/**
 * What makes the tables, one step a version. A step that was released is never changed: what is to be otherwise is a
 * further one.
 */
export const migrations: readonly string[] = [
  `CREATE TABLE mediaplug.submissions (
     id uuid PRIMARY KEY,
     label text,
     frees_label boolean NOT NULL DEFAULT false,
     digest text NOT NULL,
     caller text NOT NULL,
     account text NOT NULL,
     model text NOT NULL,
     others text[] NOT NULL DEFAULT '{}',
     attempt integer NOT NULL DEFAULT 1,
     priority integer NOT NULL,
     input text NOT NULL,
     files text[] NOT NULL DEFAULT '{}',
     state text NOT NULL DEFAULT 'waiting',
     worker text,
     epoch integer NOT NULL DEFAULT 0,
     has_place boolean NOT NULL DEFAULT false,
     submitted_at timestamptz NOT NULL DEFAULT now(),
     sent_at timestamptz,
     handle text,
     ref text,
     refusals text,
     outcome text,
     problem text,
     ended_at timestamptz,
     settled_at timestamptz
   );
   CREATE UNIQUE INDEX submissions_label ON mediaplug.submissions (label) WHERE NOT frees_label;
   CREATE INDEX submissions_waiting ON mediaplug.submissions (account, caller, priority) WHERE state = 'waiting';
   CREATE INDEX submissions_turn ON mediaplug.submissions (account, priority) WHERE state = 'waiting';
   CREATE INDEX submissions_unsettled ON mediaplug.submissions (submitted_at) WHERE settled_at IS NULL;
   CREATE INDEX submissions_place ON mediaplug.submissions (model) WHERE has_place;
   CREATE INDEX submissions_ref ON mediaplug.submissions (ref) WHERE ref IS NOT NULL;
   CREATE TABLE mediaplug.workers (
     id text PRIMARY KEY,
     host text NOT NULL,
     providers text[] NOT NULL,
     started_at timestamptz NOT NULL DEFAULT now(),
     seen_at timestamptz NOT NULL DEFAULT now()
   );`,
  `CREATE TABLE mediaplug.rates (
     id text PRIMARY KEY,
     next_at timestamptz NOT NULL
   );
   CREATE TABLE mediaplug.learned (
     model text PRIMARY KEY,
     record text NOT NULL
   );`,
]
