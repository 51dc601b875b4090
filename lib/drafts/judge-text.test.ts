import { describe, expect, it } from "vitest";
import type { Borrower } from "./draft";
import { GIVEN, GRACE, wholeDraft, wholeGroup } from "./draft-for-tests";
import { judgeDraft } from "./judge-draft";

const NAMES = { en: "English", es: "Spanish", fr: "French" };
type Code = keyof typeof NAMES;

function advice(
  language: Code,
  description: string,
  borrower: Partial<Borrower> = {},
  loanUse = "to buy seeds",
) {
  const borrowers = [{ ...GRACE, gender: "unknown" as const, ...borrower }];
  const draft = wholeDraft({ language: NAMES[language], description, borrowers, loanUse });
  return judgeDraft(draft, GIVEN).map(({ at, code, params }) => [at, code, params.word ?? params.name ?? ""]);
}

describe("the first person", () => {
  it.each<[Code, string, string]>([
    ["en", "I sell milk.", "I"],
    ["en", "I'm a farmer.", "I'm"],
    ["en", "Now I’ll buy a cow.", "I’ll"],
    ["en", "i am a farmer.", "i"],
    ["en", "She sells with my sister.", "my"],
    ["en", "We work hard.", "We"],
    ["en", "The loan helped us.", "us"],
    ["en", "A friend of mine sells milk.", "mine"],
    ["es", "Yo vendo leche.", "Yo"],
    ["es", "Tengo dos hijos.", "Tengo"],
    ["es", "Vive con mi madre.", "mi"],
    ["es", "El préstamo nos ayuda.", "nos"],
    ["es", "Es viuda. Trabajo en el mercado.", "Trabajo"],
    ["fr", "Je vends du lait.", "Je"],
    ["fr", "Depuis lors, j’ai deux vaches.", "j’ai"],
    ["fr", "Elle m'aide beaucoup.", "m'aide"],
    ["fr", "C’est notre maison.", "notre"],
  ])("%s %j: %j", (language, text, word) => {
    expect(advice(language, text)).toEqual([["description", "description.first-person", word]]);
  });

  it.each<[Code, string]>([
    ["en", 'She says: “I want to grow.” Her neighbour says "we help".'],
    ["en", "Her father fought in World War I in the US, and worked in a gold mine."],
    ["en", "Grace I. sells to Meru, Wema and Usoma; the business is her own."],
    ["es", "Su trabajo en el mercado y el cultivo de yuca: un deseo vivo. Así es él."],
    ["es", "Miguel y Yolanda dicen: «nosotros podemos»."],
    ["fr", "Elle dit : « je veux réussir ». Le jardin, la majorité, l’ami Moïse."],
  ])("%s is not in %j", (language, text) => {
    expect(advice(language, text)).toEqual([]);
  });

  it("is found in the loan use, too", () => {
    expect(advice("en", "Grace sells milk.", {}, "to feed my cows")).toEqual([
      ["loanUse", "description.first-person", "my"],
    ]);
  });
});

describe("a loan use that is a sentence", () => {
  it.each([
    "To buy seeds.",
    "Para comprar semillas",
    "Élever des poules",
    "this borrower will buy seeds",
    "I buy",
    "este prestatario compra",
  ])("%j", (loanUse) => {
    expect(advice("fr", "", {}, loanUse)).toContainEqual(["loanUse", "loan-use.sentence", ""]);
  });

  it.each([
    "to buy seeds. Then to sell them",
    "para comprar semillas",
    "pour acheter",
    "NPK fertilizer",
    "3 cows",
    "à voir",
    "in",
  ])("%j is none", (loanUse) => {
    expect(advice("fr", "x", {}, loanUse)).toEqual([]);
  });
});

describe("the last name in the text", () => {
  it.each([
    ["Grace Odhiambo sells milk.", "Odhiambo", "Odhiambo"],
    ["The ODHIAMBO family sells milk.", "Odhiambo", "Odhiambo"],
    ["Odhiambo's cows.", "Odhiambo", "Odhiambo"],
    ["Madame Ouedraogo.", "Ouédraogo", "Ouédraogo"],
    ["Madame N’Diaye.", "N'Diaye", "N'Diaye"],
    ["Rosa García vende.", "García López", "García"],
    ["Rosa Perez-Lopez vende.", "López", "López"],
    ["Since then, Peter Were sells milk.", "Were", "Were"],
  ])("%j has %j", (description, lastName, name) => {
    expect(advice("en", description, { lastName })).toContainEqual([
      "description",
      "description.last-name",
      name,
    ]);
  });

  it.each([
    ["Grace sells milk.", "Grace"],
    ["She lives in Kisumu.", "Kisumu"],
    ["The Odhiambos.", "Odhiambo"],
    ["Li sells milk.", "Li"],
    ["The cows were sold. Were they good?", "Were"],
    ["Nothing here.", "<b>"],
  ])("%j has not %j", (description, lastName) => {
    expect(advice("en", description, { lastName })).toEqual([]);
  });

  it("may be that of any borrower of a group", () => {
    const codes = judgeDraft(wholeGroup({ description: "Led by Barasa." }), GIVEN);
    expect(codes).toMatchObject([{ code: "description.last-name", params: { name: "Barasa" } }]);
  });
});

describe("the gender of the text", () => {
  it.each<[Code, "female" | "male", string, string]>([
    ["en", "female", "He sells milk. Her husband helps.", "He"],
    ["en", "male", "She is 40, and she's proud of him.", "She"],
    ["es", "female", "Él vende leche.", "Él"],
    ["es", "male", "Es casada y es madre de tres hijos.", "casada"],
    ["fr", "female", "Il vend du lait. Il y a dix ans qu’il travaille. Elle aussi.", "Il"],
    ["fr", "male", "Elle est mariée.", "Elle"],
  ])("%s %s: %j", (language, gender, text, word) => {
    expect(advice(language, text, { gender })).toContainEqual(["description", "description.gender", word]);
  });

  it.each<[Code, "female" | "male" | "unknown", string]>([
    ["en", "female", "She lives with her husband. He is a driver."],
    ["en", "female", "She and he work together; her son and his wife help."],
    ["en", "unknown", "He sells milk."],
    ["es", "female", "El mercado está lejos. El esposo trabaja."],
    ["fr", "female", "Il y a dix ans, il fallait partir. Il est important d’épargner."],
  ])("%s %s is not missed by %j", (language, gender, text) => {
    expect(advice(language, text, { gender })).toEqual([]);
  });

  it("says nothing of a group", () => {
    expect(judgeDraft(wholeGroup({ description: "He sells milk. He works." }), GIVEN)).toEqual([]);
  });
});

describe("the language of the description", () => {
  const SPANISH = "Rosa vende leche en el mercado de la ciudad y vive con sus hijos desde hace muchos años.";

  it("is not the one chosen", () => {
    const draft = wholeDraft({ description: SPANISH });
    expect(judgeDraft(draft, GIVEN)).toMatchObject([
      { code: "description.language", at: "description", params: { looks: "Spanish", chosen: "English" } },
    ]);
  });

  it("has a name where Kiva's list has none", () => {
    const description = "Она продаёт молоко на рынке в городе и живёт с мужем и тремя детьми.";
    expect(judgeDraft(wholeDraft({ description }), GIVEN)).toMatchObject([{ params: { looks: "Russian" } }]);
  });

  it("is the one the text is judged in where none is chosen", () => {
    const codes = judgeDraft(wholeDraft({ language: "", description: `${SPANISH} Tengo dos vacas.` }), GIVEN);
    expect(codes.map(({ code }) => code)).toEqual(["missing.language", "description.first-person"]);
  });
});
