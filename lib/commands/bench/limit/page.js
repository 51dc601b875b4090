/** Fifty rows in the page and what the worker found; no framework, nothing else. */
document.querySelector("input").addEventListener("change", ({ currentTarget }) => {
  const worker = new Worker("/worker.js");
  worker.onmessage = ({ data }) => {
    const rows = data.first.map((cells) => {
      const row = document.createElement("tr");
      for (const cell of cells) row.appendChild(document.createElement("td")).textContent = cell;
      return row;
    });
    document.querySelector("tbody").replaceChildren(...rows);
    document.querySelector("[role=status]").textContent =
      `${data.rows} rows, ${data.problems} problems, ${data.twice} twice, ${data.sum}`;
  };
  worker.postMessage(currentTarget.files[0]);
});
