// Opens PDF files in pdf.js, the viewer inside Firefox: pdfjs.mjs PDFJS_FOLDER FILE...
// Prints pages and characters of each; fails on a warning, an error or a file without text.

import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [pdfjsFolder, ...files] = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: pdfjs.mjs PDFJS_FOLDER FILE...");
  process.exit(2);
}

// A set, because pdf.js says the same thing once per pass over a page.
const complaints = new Set();
for (const level of ["warn", "error", "log", "info"]) {
  console[level] = (...words) => complaints.add(words.join(" "));
}

const folder = resolve(pdfjsFolder);
const { getDocument, VerbosityLevel } = await import(
  pathToFileURL(join(folder, "legacy/build/pdf.mjs")).href
);
// pdf.js looks for a canvas when it is loaded; nothing is painted here.
complaints.clear();

async function read(file) {
  const task = getDocument({
    data: new Uint8Array(await readFile(file)),
    verbosity: VerbosityLevel.WARNINGS,
    stopAtErrors: true,
    cMapUrl: join(folder, "cmaps/"),
    standardFontDataUrl: join(folder, "standard_fonts/"),
    wasmUrl: join(folder, "wasm/"),
  });
  try {
    const pdf = await task.promise;
    let text = "";
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      // Only the drawing instructions make pdf.js parse fonts and images.
      await page.getOperatorList();
      await page.getAnnotations();
      await page.getStructTree();
      const { items } = await page.getTextContent();
      text += items.map((item) => item.str).join("");
    }
    await pdf.getMetadata();
    await pdf.getOutline();
    return { pages: pdf.numPages, text };
  } finally {
    await task.destroy();
  }
}

let allPassed = true;
for (const file of files) {
  complaints.clear();
  let summary = "";
  try {
    const { pages, text } = await read(file);
    summary = `${pages} pages, ${text.length} characters`;
    if (text.trim() === "") complaints.add("no text");
  } catch (error) {
    complaints.add(String(error));
  }
  const passed = complaints.size === 0;
  allPassed &&= passed;
  process.stdout.write(`${passed ? "PASS" : "FAIL"} ${file} (${summary})\n`);
  for (const complaint of complaints) process.stdout.write(`    ${complaint}\n`);
}
process.exit(allPassed ? 0 : 1);
