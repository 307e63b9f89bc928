import type { Generated } from 'kysely'

/** The tables as TypeScript types. Times are milliseconds since 1970, JSON is text, booleans are 0 or 1. */
export interface Tables {
  documents: { name: string; organization_id: string; seq: number; epoch: string }
  updates: { document: string; seq: number; bytes: Uint8Array }
  log: {
    document: string
    seq: number
    mutation_id: string
    actor_login_id: string | null
    actor_member_id: string | null
    actor_name: string | null
    name: string
    args: string
    changes: string
    names: string
    at: number
    hash: string
    previous_hash: string
    /** Null in entries of hash version 1: login or system, by `actor_login_id`. */
    actor_kind: string | null
    hash_version: number
  }
  outcomes: {
    document: string
    login_id: string
    mutation_id: string
    outcome: string
    /** Time and content of a refusal; null for accepted mutations, and for refusals from before these columns. */
    refused_at: number | null
    refused: string | null
  }
  effects: {
    id: string
    /** Null for an effect that belongs to a login instead of an organisation. */
    organization_id: string | null
    kind: string
    payload: string
    due_at: number
    attempts: number
    finished: number
    /** The server that carries it out, and until when no other one does. PostgreSQL only. */
    leased_by: Generated<string | null>
    leased_until: Generated<number>
  }
  claims: { identifier: string; organization_id: string; account_id: string; unit_id: string }
  /** Identifiers in contracts, each in one contract at a time. */
  contract_units: { identifier: string; organization_id: string }
  organizations: {
    id: string
    profile: string
    name: string
    tax_id: string
    contract_units: string
    demonstration: number
  }
  operators: { login_id: string; added_at: number; added_by: string | null }
  limited_operators: { login_id: string; organization_id: string }
  operator_links: {
    token_hash: string
    email: string
    made_by: string | null
    expires_at: number
    used_at: number | null
  }
  accounts: { id: string; organization_id: string }
  account_names: { account_id: string; name: string }
  /** Conversations of all mail sections, as operators list them. */
  conversations: {
    account_id: string
    conversation_id: string
    organization_id: string
    subject: string | null
    state: string
    started_by: string
    started_at: number
    messages: number
    last_at: number
    unanswered_since: number | null
    /** JSON; null for a plain conversation. */
    request: string | null
    undecided: number
  }
  memberships: { login_id: string; organization_id: string; is_primary: number }
  /** The newest generation of links of each invitation, whether its token exists yet or not. */
  invitation_links: { organization_id: string; invitation_id: string; generation: number }
  /** Uploaded files. `mentioned` once a record has named the file. */
  attachments: {
    document: string
    sha256: string
    organization_id: string
    name: string
    bytes: number
    type: string
    added_at: number
    mentioned: number
  }
  registration_requests: {
    id: string
    sent_at: number
    /** A `RegistrationRequest`. */
    content: string
    state: string
    reason: string | null
    decided_by: string | null
    decided_at: number | null
  }
  /** Access tokens: what they may do is in their directory. */
  api_tokens: { organization_id: string; token_id: string; secret_hash: string; last_used_at: number | null }
  /** What a company's directory calls people and roles (SCIM). */
  scim_names: {
    organization_id: string
    id: string
    record_id: string
    name: string | null
    external_id: string | null
  }
  /** Signing secrets of webhooks, sealed. The previous one still signs for a while; `failing_since` null: the last delivery arrived. */
  webhook_secrets: {
    organization_id: string
    webhook_id: string
    secret: string
    previous: string | null
    previous_until: number
    failing_since: number | null
  }
  /** The last attempts to deliver events; without what was sent and answered. */
  webhook_deliveries: {
    organization_id: string
    webhook_id: string
    id: string
    event_id: string
    type: string
    at: number
    attempt: number
    status: number | null
    problem: string | null
    duration_ms: number
    next_at: number | null
  }
  /** Browsers that receive notices, each as long as its session. `sealed` is its address and keys. */
  push_devices: {
    id: string
    login_id: string
    session_id: string
    endpoint_hash: string
    sealed: string
    user_agent: string | null
    added_at: number
  }
  /** The kinds of notices that a login has turned off: JSON. */
  push_choices: { login_id: string; off: string }
  /** Counts that several servers share. PostgreSQL only. */
  rate_windows: { kind: string; key: string; ends_at: number; count: number }
  counted_events: { kind: string; key: string; id: string; at: number; ends_at: number }
  /** PostgreSQL only. */
  attachment_contents: { organization_id: string; sha256: string; content: Uint8Array }
  invitation_tokens: { token_hash: string; organization_id: string; invitation_id: string; generation: number }
}
