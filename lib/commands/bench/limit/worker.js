/** PapaParse and a plain check: IDs that are there, amounts that are numbers, loans that stand once, the sum. */
importScripts("/papaparse.js");

const AMOUNT = /^\d+(\.\d{1,2})?$/;

self.onmessage = async ({ data: file }) => {
  const [, ...rows] = self.Papa.parse(await file.text(), { skipEmptyLines: true }).data;
  const seen = new Set();
  let problems = 0;
  let twice = 0;
  let cents = 0;
  for (const [loanId, clientId, amount] of rows) {
    if (!loanId || !clientId || !AMOUNT.test(amount)) problems++;
    else cents += Math.round(Number(amount) * 100);
    if (seen.has(loanId)) twice++;
    seen.add(loanId);
  }
  self.postMessage({ rows: rows.length, problems, twice, sum: cents / 100, first: rows.slice(0, 50) });
};
