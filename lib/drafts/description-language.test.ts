import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { looksLikeLanguage } from "./description-language";

describe("a text looks to be in a language", () => {
  it.each([
    ["en", "Grace is a 43-year-old farmer who lives with her husband in a village near Kisumu."],
    ["en", "She will use the loan to buy a cow. With the profit from the milk she will pay school fees."],
    ["es", "María tiene 43 años y vive con su esposo en una comunidad cerca de la ciudad."],
    ["es", "ELLA TRABAJA EN EL CAMPO Y VENDE SUS PRODUCTOS LOS DOMINGOS EN LA FERIA."],
    ["fr", "Awa a 43 ans. Elle est mariée et mère de trois enfants. Elle vend du lait au marché."],
    ["fr", "Le groupe est composé de dix femmes qui travaillent ensemble depuis 2015 dans le village."],
    ["pt", "A Maria tem 43 anos e mora com o seu marido na cidade. Ela não tem filhos."],
    [
      "id",
      "Ibu Siti adalah seorang petani yang tinggal di desa dengan suami dan dua anak. Usaha ini sudah lama.",
    ],
    ["vi", "Chị Lan năm nay 43 tuổi, sống cùng chồng và hai con ở một ngôi làng nhỏ. Chị bán sữa ở chợ."],
    ["ru", "Айгуль живёт в селе с мужем и тремя детьми и продаёт молоко на рынке."],
    ["ar", "تعيش فاطمة مع زوجها وأطفالها الثلاثة في قرية صغيرة وتبيع الحليب في السوق."],
  ])("%s: %j", (code, text) => {
    expect(looksLikeLanguage(text)).toBe(code);
  });

  it.each([
    ["nothing", ""],
    ["too little", "Grace sells milk."],
    [
      "names",
      "Grace Odhiambo, Auma Wekesa, Juma Barasa, Halima Hassan, Peter Mwangi, Esther Moraa, Zawadi Rotich",
    ],
    [
      "Swahili",
      "Grace anaishi kijijini pamoja na mume wake na watoto watatu. Anauza maziwa sokoni kila siku.",
    ],
    ["Tajik", "Зарина бо шавҳар ва се фарзандаш дар деҳа зиндагӣ мекунад ва шир мефурӯшад."],
    ["Persian", "فاطمه با همسر و سه فرزندش در یک روستای کوچک زندگی می‌کند و شیر می‌فروشد."],
    ["Hindi", "सुनीता अपने पति और तीन बच्चों के साथ एक छोटे से गाँव में रहती है और दूध बेचती है।"],
    ["figures and emoji", "1,234 👩🏾‍🌾 ".repeat(30)],
    [
      "two halves",
      "She lives with her husband and sells milk. Ella vive con su esposo y vende leche en el mercado.",
    ],
  ])("or to none that is sure: %s", (_, text) => {
    expect(looksLikeLanguage(text)).toBeNull();
  });

  it("and any text is taken", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect([null, "en", "es", "fr", "pt", "id", "vi", "ar", "ru"]).toContain(looksLikeLanguage(text));
      }),
      { numRuns: 200 },
    );
  });
});
