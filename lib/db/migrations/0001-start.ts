import { sql, type Kysely } from "kysely";

/** The first schema. The columns are explained in lib/db/schema.ts. */
export async function start(db: Kysely<unknown>, blobType: "blob" | "bytea"): Promise<void> {
  const { schema } = db;
  const blob = sql.raw(blobType);

  await schema
    .createTable("organizations")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("slug", "text", (c) => c.notNull().unique())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("partner_id", "text", (c) => c.notNull())
    .addColumn("columns", "text", (c) => c.notNull())
    .addColumn("amount_meaning", "text", (c) => c.notNull())
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("batch_limit", "integer", (c) => c.notNull().check(sql`batch_limit between 1 and 300`))
    .addColumn("history_seq", "bigint", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("people")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("email", "text", (c) => c.notNull().unique())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("password_hash", "text", (c) => c.notNull())
    .addColumn("language", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .execute();

  await schema
    .createTable("memberships")
    .addColumn("organization_id", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("person_id", "text", (c) => c.notNull().references("people.id"))
    .addColumn("role", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("memberships_pk", ["organization_id", "person_id"])
    .execute();

  await schema
    .createTable("sessions")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("person_id", "text", (c) => c.notNull().references("people.id"))
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("last_seen_at", "bigint", (c) => c.notNull())
    .addColumn("ended_at", "bigint")
    .execute();

  await schema
    .createTable("sign_in_attempts")
    .addColumn("key", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .execute();
  await schema.createIndex("sign_in_attempts_by_key").on("sign_in_attempts").columns(["key", "at"]).execute();

  await schema
    .createTable("kiva_credentials")
    .addColumn("organization_id", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("environment", "text", (c) => c.notNull())
    .addColumn("client_id", "text", (c) => c.notNull())
    .addColumn("secret_sealed", "text", (c) => c.notNull())
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("kiva_credentials_pk", ["organization_id", "environment"])
    .execute();

  await schema
    .createTable("remembered_columns")
    .addColumn("organization_id", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("header_key", "text", (c) => c.notNull())
    .addColumn("choice", "text", (c) => c.notNull())
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .addPrimaryKeyConstraint("remembered_columns_pk", ["organization_id", "header_key"])
    .execute();

  await schema
    .createTable("repayment_reports")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("organization_id", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("environment", "text", (c) => c.notNull())
    .addColumn("month", "text", (c) => c.notNull())
    .addColumn("stage", "text", (c) => c.notNull())
    .addColumn("submission_token", "text", (c) => c.notNull())
    .addColumn("file_name", "text", (c) => c.notNull())
    .addColumn("file_sha256", "text", (c) => c.notNull())
    .addColumn("file_bytes", "integer", (c) => c.notNull())
    .addColumn("saved_token", "text", (c) => c.notNull())
    .addColumn("choices", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("fingerprint", "text", (c) => c.notNull())
    .addColumn("line_count", "integer", (c) => c.notNull())
    .addColumn("sum_text", "text", (c) => c.notNull())
    .addColumn("problem_rows", "integer", (c) => c.notNull())
    .addColumn("left_out_rows", "integer", (c) => c.notNull())
    .addColumn("partner_id", "text", (c) => c.notNull())
    .addColumn("columns", "text", (c) => c.notNull())
    .addColumn("amount_meaning", "text", (c) => c.notNull())
    .addColumn("currency", "text", (c) => c.notNull())
    .addColumn("batch_limit", "integer", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("created_by", "text", (c) => c.notNull().references("people.id"))
    .addColumn("updated_at", "bigint", (c) => c.notNull())
    .addColumn("confirmed_at", "bigint")
    .addColumn("confirmed_by", "text", (c) => c.references("people.id"))
    .addColumn("closed_at", "bigint")
    .addColumn("closed_by", "text", (c) => c.references("people.id"))
    .addUniqueConstraint("repayment_reports_token", ["organization_id", "submission_token"])
    .execute();
  await schema
    .createIndex("repayment_reports_by_place")
    .on("repayment_reports")
    .columns(["organization_id", "environment", "month"])
    .execute();
  await schema
    .createIndex("repayment_reports_by_file")
    .on("repayment_reports")
    .columns(["organization_id", "environment", "file_sha256"])
    .execute();

  await schema
    .createTable("report_files")
    .addColumn("report_id", "text", (c) => c.primaryKey().references("repayment_reports.id"))
    .addColumn("bytes", blob, (c) => c.notNull())
    .execute();

  await schema
    .createTable("report_edits")
    .addColumn("report_id", "text", (c) => c.notNull().references("repayment_reports.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("edit", "text", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("person_id", "text", (c) => c.notNull().references("people.id"))
    .addPrimaryKeyConstraint("report_edits_pk", ["report_id", "position"])
    .execute();

  await schema
    .createTable("report_lines")
    .addColumn("report_id", "text", (c) => c.notNull().references("repayment_reports.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("batch_number", "integer", (c) => c.notNull())
    .addColumn("loan_id", "text", (c) => c.notNull())
    .addColumn("client_id", "text")
    .addColumn("amount_text", "text", (c) => c.notNull())
    .addColumn("rows", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("report_lines_pk", ["report_id", "position"])
    .execute();

  await schema
    .createTable("report_left_out")
    .addColumn("report_id", "text", (c) => c.notNull().references("repayment_reports.id"))
    .addColumn("row", "integer", (c) => c.notNull())
    .addColumn("loan_id", "text", (c) => c.notNull())
    .addColumn("amount_written", "text", (c) => c.notNull())
    .addColumn("because", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("report_left_out_pk", ["report_id", "row"])
    .execute();

  await schema
    .createTable("deliveries")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("organization_id", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("environment", "text", (c) => c.notNull())
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("subject_id", "text", (c) => c.notNull())
    .addColumn("partner_id", "text", (c) => c.notNull())
    .addColumn("created_at", "bigint", (c) => c.notNull())
    .addColumn("requested_at", "bigint")
    .addColumn("requested_by", "text", (c) => c.references("people.id"))
    .addUniqueConstraint("deliveries_subject", ["kind", "subject_id"])
    .execute();

  await schema
    .createTable("batches")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("delivery_id", "text", (c) => c.notNull().references("deliveries.id"))
    .addColumn("number", "integer", (c) => c.notNull())
    .addColumn("item_count", "integer", (c) => c.notNull())
    .addColumn("sum_text", "text", (c) => c.notNull())
    .addColumn("body", blob, (c) => c.notNull())
    .addColumn("body_sha256", "text", (c) => c.notNull())
    .addColumn("state", "text", (c) => c.notNull())
    .addColumn("generation", "integer", (c) => c.notNull())
    .addColumn("fence", "integer", (c) => c.notNull())
    .addColumn("worker", "text")
    .addColumn("lease_until", "bigint")
    .addColumn("not_before", "bigint", (c) => c.notNull())
    .addColumn("tries", "integer", (c) => c.notNull())
    .addColumn("upload_id", "bigint")
    .addColumn("reason", "text")
    .addColumn("reason_detail", "text")
    .addColumn("settled_at", "bigint")
    .addColumn("resolved_by", "text", (c) => c.references("people.id"))
    .addColumn("resolved_reason", "text")
    .addUniqueConstraint("batches_number", ["delivery_id", "number"])
    .execute();
  await schema.createIndex("batches_by_state").on("batches").columns(["state", "lease_until"]).execute();

  await schema
    .createTable("dispatches")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("batch_id", "text", (c) => c.notNull().references("batches.id"))
    .addColumn("generation", "integer", (c) => c.notNull())
    .addColumn("fence", "integer", (c) => c.notNull())
    .addColumn("body_sha256", "text", (c) => c.notNull())
    .addColumn("url", "text", (c) => c.notNull())
    .addColumn("committed_at", "bigint", (c) => c.notNull())
    .addColumn("second_try", "integer", (c) => c.notNull())
    .addColumn("reply_status", "integer")
    .addColumn("reply_headers", "text")
    .addColumn("reply_body", blob)
    .addColumn("replied_at", "bigint")
    .addColumn("failure", "text")
    .addColumn("outcome", "text")
    .execute();
  await schema
    .createIndex("dispatches_by_batch")
    .on("dispatches")
    .columns(["batch_id", "committed_at"])
    .execute();

  await schema
    .createTable("batch_problems")
    .addColumn("batch_id", "text", (c) => c.notNull().references("batches.id"))
    .addColumn("position", "integer", (c) => c.notNull())
    .addColumn("loan_id", "text", (c) => c.notNull())
    .addColumn("severity", "text", (c) => c.notNull())
    .addColumn("code", "text")
    .addColumn("details", "text")
    .addPrimaryKeyConstraint("batch_problems_pk", ["batch_id", "position"])
    .execute();

  await schema
    .createTable("history")
    .addColumn("organization_id", "text", (c) => c.notNull().references("organizations.id"))
    .addColumn("seq", "bigint", (c) => c.notNull())
    .addColumn("at", "bigint", (c) => c.notNull())
    .addColumn("person_id", "text", (c) => c.references("people.id"))
    .addColumn("environment", "text")
    .addColumn("action", "text", (c) => c.notNull())
    .addColumn("subject_kind", "text", (c) => c.notNull())
    .addColumn("subject_id", "text", (c) => c.notNull())
    .addColumn("details", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("history_pk", ["organization_id", "seq"])
    .execute();
  await schema
    .createIndex("history_by_subject")
    .on("history")
    .columns(["organization_id", "subject_kind", "subject_id", "seq"])
    .execute();
}
