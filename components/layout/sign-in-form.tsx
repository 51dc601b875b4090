"use client";

import { signIn } from "next-auth/react";
import { useTranslations } from "next-intl";
import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { ErrorSummary } from "@/components/ui/error-summary";
import { Field, TextInput } from "@/components/ui/field";

type Problem =
  | { field: "email"; code: "sign-in.email-missing" }
  | { field: "password"; code: "sign-in.password-missing" }
  | { field: null; code: "sign-in.wrong" | "sign-in.throttled" | "unexpected" | "network" };

/** Email and password; leads on to `returnTo`, a path of this site. */
export function SignInForm({ returnTo }: { returnTo: string }) {
  const t = useTranslations("signIn");
  const common = useTranslations("common");
  const [problems, setProblems] = useState<Problem[]>([]);
  const [isBusy, setBusy] = useState(false);
  /** Each try that fails brings the summary anew, and the focus to it. */
  const [tries, setTries] = useState(0);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isBusy) return;
    const form = new FormData(event.currentTarget);
    const email = String(form.get("email")).trim();
    const password = String(form.get("password"));
    const missing: Problem[] = [];
    if (!email) missing.push({ field: "email", code: "sign-in.email-missing" });
    if (!password) missing.push({ field: "password", code: "sign-in.password-missing" });
    setProblems(missing);
    setTries((count) => count + 1);
    if (missing.length) return;

    setBusy(true);
    try {
      const answer = await signIn("credentials", { email, password, redirect: false });
      if (answer?.ok) {
        // A whole page load: nothing of the page before, in whoever's language, stays in memory.
        window.location.assign(returnTo);
        return;
      }
      const code = answer?.error;
      const isOurs = code === "sign-in.wrong" || code === "sign-in.throttled";
      setProblems([{ field: null, code: isOurs ? code : "unexpected" }]);
    } catch {
      setProblems([{ field: null, code: "network" }]);
    }
    setBusy(false);
  }

  const words = (problem: Problem) =>
    problem.code === "network" || problem.code === "unexpected"
      ? common(`failures.${problem.code}`)
      : FAILURES[problem.code](t);
  const of = (field: "email" | "password") => problems.find((problem) => problem.field === field);
  const errorOf = (field: "email" | "password") => {
    const problem = of(field);
    return problem && words(problem);
  };

  return (
    <form onSubmit={submit} noValidate className="space-y-6">
      {problems.length > 0 && (
        <ErrorSummary
          key={tries}
          title={common("errorTitle")}
          titlePrefix={common("errorPrefix")}
          errors={problems.map((problem) => ({
            text: words(problem),
            fieldId: problem.field ?? "email",
          }))}
        />
      )}
      <Field id="email" label={t("email")} error={errorOf("email")}>
        <TextInput id="email" name="email" type="email" autoComplete="username" error={!!of("email")} />
      </Field>
      <Field id="password" label={t("password")} error={errorOf("password")}>
        <TextInput
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          error={!!of("password")}
        />
      </Field>
      <Button type="submit" kind="primary" aria-disabled={isBusy}>
        {isBusy ? t("submitting") : t("submit")}
      </Button>
    </form>
  );
}

type Words = ReturnType<typeof useTranslations<"signIn">>;

// Codes hold dots, which separate levels in message keys: each code names its key here.
const FAILURES = {
  "sign-in.wrong": (t: Words) => t("failures.wrong"),
  "sign-in.throttled": (t: Words) => t("failures.throttled"),
  "sign-in.email-missing": (t: Words) => t("failures.emailMissing"),
  "sign-in.password-missing": (t: Words) => t("failures.passwordMissing"),
};
