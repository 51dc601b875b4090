import { NextIntlClientProvider } from "next-intl";
import { getMessages, getTranslations } from "next-intl/server";
import { EntryPage } from "@/components/layout/entry-page";
import { LanguageForm } from "@/components/layout/language-form";
import { SignInForm } from "@/components/layout/sign-in-form";
import { setLanguage } from "@/app/language-action";
import { ownPath } from "@/lib/auth/own-path";

export async function generateMetadata() {
  return { title: (await getTranslations("signIn"))("title") };
}

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ from?: string }> }) {
  const t = await getTranslations("signIn");
  const { signIn, common } = await getMessages();
  return (
    <EntryPage title={t("title")} intro={t("intro")}>
      <NextIntlClientProvider messages={{ signIn, common }}>
        <SignInForm returnTo={ownPath((await searchParams).from)} />
      </NextIntlClientProvider>
      <LanguageForm action={setLanguage} />
    </EntryPage>
  );
}
