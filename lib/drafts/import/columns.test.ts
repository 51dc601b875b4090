import { describe, expect, it } from "vitest";
import { matchImportColumns, missingColumns } from "./columns";
import { headerMeaning } from "./header-fields";

function matched(...cells: string[]) {
  return matchImportColumns([{ row: 1, cells }]);
}

describe("headerMeaning", () => {
  it.each([
    ["firstName", "First name", "first_name", "FIRSTNAME", "Prénom", "Prénoms", "firstName"],
    ["lastName", "Last Name", "Surname", "Apellidos", "Nom de famille", "last_name"],
    [
      "fullName",
      "Full name",
      "Borrower name",
      "Nombre completo",
      "Nom et prénom",
      "Apellidos y nombres",
      "Nombre",
    ],
    ["gender", "Gender", "Sexo", "Género", "SEXE"],
    [
      "clientId",
      "Client ID",
      "ID del cliente",
      "ID du client",
      "N° client",
      "client_id",
      "Código de cliente",
    ],
    ["loanId", "Loan ID", "ID del préstamo", "ID du prêt", "loan_id", "Nº de crédito", "internal_loan_id"],
    [
      "amount",
      "Loan amount",
      "Monto del préstamo",
      "Montant du prêt",
      "amount",
      "Amount (KES)",
      "Monto desembolsado",
    ],
    ["groupId", "Group ID", "ID del grupo", "Code groupe", "group_id"],
    ["groupName", "Group name", "group_name", "Nombre del grupo", "Nom du groupe", "Grupo"],
    ["groupLoanId", "Group loan ID", "ID de préstamo del grupo", "ID de prêt du groupe"],
    ["notPictured", "Not pictured", "not_pictured", "No aparece en la foto", "N’apparaît pas sur la photo"],
    ["location", "Location", "Ubicación", "Localité", "Town"],
    ["activity", "Activity", "Actividad del préstamo", "Activité de prêt", "activity"],
    ["theme", "Theme", "theme_type", "Campaña de préstamo", "Initiative spéciale", "Loan theme"],
    ["currency", "Currency", "Moneda", "Devise"],
    ["language", "Description language", "Idioma", "Langue de la description", "language_code"],
    ["loanUse", "Loan use", "loanuse", "Uso del préstamo", "Utilisation du prêt"],
    ["description", "Description", "Descripción"],
    ["disbursalDate", "Disbursal date", "disburse_time", "Fecha de desembolso", "Date de décaissement"],
    [
      "waiverSigned",
      "Client waiver signed",
      "client_waiver_signed",
      "Consentimiento firmado",
      "Décharge signée",
    ],
    ["photoUrl", "Photo URL", "image_url", "URL de la foto", "Lien photo"],
    [
      "instalments",
      "Instalments",
      "Number of installments",
      "Número de cuotas",
      "Nombre d’échéances",
      "nInstallments",
    ],
    ["frequency", "Frequency", "Frecuencia", "Périodicité"],
    ["firstDate", "First payment date", "Fecha de la primera cuota", "Date de première échéance"],
    ["annualRate", "Annual rate", "Tasa de interés anual", "Taux d’intérêt"],
    ["interestMethod", "Interest method", "Método de interés", "Type d’intérêt"],
    ["date.1", "Date 1", "date_1", "due1", "Fecha cuota 1", "Échéance 1", "Instalment 1 due date"],
    ["principal.12", "Principal 12", "principal12", "Capital cuota 12"],
    ["interest.2", "Interest 2", "interest_2", "Interés 2", "Intérêt échéance 2"],
  ])("%s", (field, ...headers) => {
    expect(headers.map((header) => headerMeaning(header)?.field)).toEqual(headers.map(() => field));
  });

  it.each(["", "Balance", "Officer", "Date", "Date 0", "Date 601", "Date 1 2", "Cuota 1", "x".repeat(5000)])(
    "leaves %s",
    (header) => {
      expect(headerMeaning(header)).toBeNull();
    },
  );
});

describe("matchImportColumns", () => {
  it("reads single words by what stands beside them", () => {
    expect(matched("Nom", "Prénom").choice).toEqual({ Nom: "lastName", Prénom: "firstName" });
    expect(matched("Nombre", "Apellidos").choice).toEqual({ Nombre: "firstName", Apellidos: "lastName" });
    expect(matched("Nombre", "Loan ID").choice).toEqual({ Nombre: "fullName", "Loan ID": "loanId" });
    expect(matched("loan_id", "internal_loan_id").choice).toEqual({
      loan_id: "loanId",
      internal_loan_id: "groupLoanId",
    });
  });

  it("gives no field twice, names what has no name, and says what is sure", () => {
    const found = matched("Amount", "Loan amount", "", "Amount", "Principal");
    expect(found.headers).toEqual(["Amount", "Loan amount", "C", "Amount (2)", "Principal"]);
    expect(found.choice).toEqual({
      Amount: "amount",
      "Loan amount": "",
      C: "",
      "Amount (2)": "",
      Principal: "",
    });
    expect(found.confidence.Amount).toBe("sure");
    expect(matched("Principal", "Loan ID").confidence).toEqual({ Principal: "guess", "Loan ID": "sure" });
  });

  it("passes over titles, and lets what she chose go first", () => {
    const lines = [
      { row: 1, cells: ["Loans of November"] },
      { row: 3, cells: ["Loan ID", "Who", "Name"] },
      { row: 4, cells: ["1", "Ana", "Amani"] },
    ];
    const found = matchImportColumns(lines, {
      Who: "firstName",
      Name: "groupName",
      gone: "lastName",
      "Loan ID": "",
    });
    expect(found.headerRow).toBe(3);
    expect(found.choice).toEqual({ "Loan ID": "", Who: "firstName", Name: "groupName" });
  });

  it("says what is missing", () => {
    expect(matched("Amount", "Gender").missing).toEqual(["name-or-loan-id"]);
    expect(matchImportColumns([]).missing).toEqual(["name-or-loan-id"]);
    expect(missingColumns({ x: "fullName" })).toEqual([]);
    const bad = matchImportColumns([{ row: 1, cells: ["a", "__proto__"] }], { a: "nonsense" });
    expect(bad.choice.a).toBe("");
  });
});
