// Shows openapi.json, and sends a call. Everything is written as text, never as HTML; the key stays in its field.
"use strict";

let api;
const methods = ["get", "post", "put", "patch", "delete"];

/** An element with children: elements, or texts. */
function make(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === "class") element.className = value; else element[key] = value;
  }
  element.append(...children.filter((child) => child !== undefined && child !== null));
  return element;
}

/** A text with `code` and paragraphs. */
function prose(text) {
  return (text || "").split("\n\n").filter(Boolean).map((paragraph) =>
    make("p", {}, ...paragraph.split("`").map((part, index) => (index % 2 ? make("code", {}, part) : part))));
}

function resolved(value) {
  let found = value;
  while (found && found.$ref) {
    const { $ref, ...beside } = found;
    found = { ...$ref.slice(2).split("/").reduce((at, step) => at[step.replace(/~1/g, "/").replace(/~0/g, "~")], api), ...beside };
  }
  return found || {};
}

function nameOf(schema) {
  return schema.$ref ? schema.$ref.split("/").pop() : undefined;
}

// Schemas

/** The kind of a value in a few words. */
function kind(schema) {
  const name = nameOf(schema);
  if (name) return name;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  const either = schema.anyOf || schema.oneOf;
  if (either) return [...new Set(either.map(kind))].join(" | ");
  const types = [].concat(schema.type || "anything");
  return types.map((type) => (type === "array" && schema.items ? `array of ${kind(schema.items)}` : type)).join(" | ");
}

function limits(schema) {
  const said = [];
  const range = (least, most, unit) => {
    if (schema[least] === undefined && schema[most] === undefined) return;
    said.push(`${schema[least] ?? ""}…${schema[most] ?? ""}${unit}`);
  };
  if (schema.format) said.push(schema.format);
  range("minLength", "maxLength", " characters");
  range("minimum", "maximum", "");
  range("minItems", "maxItems", " elements");
  if (schema.enum) said.push(`one of ${schema.enum.map((value) => JSON.stringify(value)).join(", ")}`);
  if (schema.default !== undefined) said.push(`default ${JSON.stringify(schema.default)}`);
  if (schema.readOnly) said.push("is not changed");
  return said.join(", ");
}

/** What a schema describes, with members that open. */
function shown(schema, seen = []) {
  const name = nameOf(schema);
  const full = resolved(schema);
  if (name && seen.includes(name)) return [];
  const path = name ? [...seen, name] : seen;
  const either = full.anyOf || full.oneOf;
  if (either) {
    const objects = either.filter((part) => ["object", undefined].includes(resolved(part).type) || resolved(part).properties);
    return objects.flatMap((part, index) => [
      objects.length > 1 ? make("div", { class: "soft" }, index ? "or" : "either") : undefined, ...shown(part, path),
    ]).filter(Boolean);
  }
  if (full.items) return shown(full.items, path);
  if (!full.properties) return [];
  return [make("ul", { class: "members" }, ...Object.entries(full.properties).map(([member, part]) => {
    const line = [
      make("code", {}, member), (full.required || []).includes(member) ? "" : make("span", { class: "soft" }, " optional"), " ",
      make("span", { class: "type" }, kind(part)), " ", make("span", { class: "soft" }, limits(resolved(part))),
      ...(part.description ? prose(part.description) : []),
    ];
    const inside = shown(part, path);
    if (!inside.length) return make("li", {}, ...line);
    return make("li", {}, make("details", {}, make("summary", {}, ...line), ...inside));
  }))];
}

/** A value that a schema allows, for the form. */
function example(schema) {
  const full = resolved(schema);
  if (full.examples) return full.examples[0];
  if (full.const !== undefined) return full.const;
  if (full.default !== undefined) return full.default;
  if (full.enum) return full.enum[0];
  const either = full.anyOf || full.oneOf;
  if (either) return example(either[0]);
  const type = [].concat(full.type)[0];
  if (type === "object") {
    const wanted = Object.entries(full.properties || {}).filter(([member, part]) =>
      !part.readOnly && ((full.required || []).includes(member) || resolved(part).examples));
    return Object.fromEntries(wanted.map(([member, part]) => [member, example(part)]));
  }
  if (type === "array") return full.minItems ? [example(full.items)] : [];
  return { string: "text", integer: full.minimum ?? 0, number: full.minimum ?? 0, boolean: false }[type] ?? null;
}

// Calls

function parametersOf(path, operation) {
  return [...(api.paths[path].parameters || []), ...(operation.parameters || [])].map(resolved);
}

function parameterTable(parameters) {
  return make("table", {}, ...parameters.map((parameter) => make("tr", {},
    make("td", {}, make("code", {}, parameter.name), parameter.required ? "" : make("div", { class: "soft" }, "optional")),
    make("td", {}, make("span", { class: "type" }, kind(parameter.schema)), make("div", { class: "soft" }, limits(parameter.schema))),
    make("td", {}, ...prose(parameter.description)))));
}

function answerTable(operation) {
  return make("table", {}, ...Object.entries(operation.responses).map(([status, reference]) => {
    const answer = resolved(reference);
    const [media, content] = Object.entries(answer.content || {})[0] || [];
    const isGood = status < "300";
    return make("tr", {}, make("td", {}, make("strong", {}, status)), make("td", {},
      ...(isGood ? [make("span", { class: "type" }, media || ""), ...shown(content ? content.schema : {})] : prose(answer.description))));
  }));
}

function curl(method, url, headers, body) {
  const quoted = (text) => `'${text.replace(/'/g, "'\\''")}'`;
  const lines = [`curl -X ${method} ${quoted(url)}`, ...Object.entries(headers).map(([name, value]) =>
    `-H ${quoted(`${name}: ${name === "Authorization" ? "Bearer $KEY" : value}`)}`.replace(/'(Authorization: Bearer \$KEY)'/, '"$1"'))];
  if (body !== undefined) lines.push(`-d ${quoted(body)}`);
  return lines.join(" \\\n  ");
}

function tryForm(method, path, operation) {
  const parameters = parametersOf(path, operation);
  const inputs = parameters.map((parameter) => make("input", {
    name: parameter.name, required: Boolean(parameter.required), placeholder: kind(parameter.schema), autocomplete: "off" }));
  const schema = operation.requestBody && operation.requestBody.content["application/json"].schema;
  const body = schema && make("textarea", { spellcheck: false, value: JSON.stringify(example(schema), null, 2) });
  const result = make("div", { "aria-live": "polite" });
  const form = make("form", {},
    ...parameters.map((parameter, index) => make("label", {}, make("code", {}, parameter.name), inputs[index])),
    body, make("div", { class: "row" }, make("button", { type: "submit" }, "Send"),
      make("span", { class: "soft" }, operation.security && operation.security.length ? "with the key above" : "no key needed")), result);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const query = new URLSearchParams();
    const headers = {};
    let target = path;
    parameters.forEach((parameter, index) => {
      const value = inputs[index].value;
      if (parameter.in === "path") target = target.replace(`{${parameter.name}}`, encodeURIComponent(value));
      else if (value !== "" && parameter.in === "header") headers[parameter.name] = value;
      else if (value !== "") query.append(parameter.name, value);
    });
    const url = new URL(`.${target}${query.size ? `?${query}` : ""}`, document.baseURI);
    const key = document.getElementById("key").value.trim();
    if (key) headers.Authorization = `Bearer ${key}`;
    if (body) headers["Content-Type"] = "application/json";
    const parts = [make("h3", {}, "As a command"), make("pre", {}, curl(method.toUpperCase(), url.href, headers, body && body.value))];
    try {
      const answer = await fetch(url, { method: method.toUpperCase(), headers, body: body && body.value, credentials: "omit" });
      const text = await answer.text();
      let pretty = text;
      try { pretty = JSON.stringify(JSON.parse(text), null, 2); } catch { /* Shown as it is. */ }
      const shownHeaders = ["X-Request-Id", "ETag", "Idempotent-Replayed"].filter((name) => answer.headers.get(name));
      parts.push(make("h3", {}, [answer.status, ...shownHeaders.map((name) => `${name}: ${answer.headers.get(name)}`)].join(" · ")),
        make("pre", {}, pretty));
    } catch (error) {
      parts.push(make("h3", {}, "No answer"), make("pre", {}, String(error)));
    }
    result.replaceChildren(...parts);
  });
  return form;
}

function call(method, path, operation) {
  const details = make("details", { class: "call", id: operation.operationId }, make("summary", {},
    make("span", { class: `method ${method}` }, method.toUpperCase()), make("span", { class: "path" }, path),
    make("span", { class: "says" }, operation.summary)));
  // Most are never opened.
  details.addEventListener("toggle", () => {
    if (!details.open || details.children.length > 1) return;
    const parameters = parametersOf(path, operation);
    const schema = operation.requestBody && operation.requestBody.content["application/json"].schema;
    details.append(make("div", {}, ...prose(operation.description),
      ...(parameters.length ? [make("h3", {}, "Parameters"), parameterTable(parameters)] : []),
      ...(schema ? [make("h3", {}, "Body"), ...shown(schema)] : []),
      make("h3", {}, "Answers"), answerTable(operation), make("h3", {}, "Try it"), tryForm(method, path, operation)));
  });
  return details;
}

function codeTable() {
  const codes = api.components.schemas.ErrorCode;
  return make("table", {}, make("tr", {}, make("th", {}, "Code"), make("th", {}, "Status"), make("th", {}, "What it means")),
    ...codes.enum.map((code) => {
      const [status, ...words] = codes["x-enumDescriptions"][code].split(": ");
      return make("tr", {}, make("td", {}, make("code", {}, code)), make("td", {}, status), make("td", {}, ...prose(words.join(": "))));
    }));
}

function schemaList() {
  return Object.entries(api.components.schemas).map(([name, schema]) => make("details", { class: "call", id: `schema-${name}` },
    make("summary", {}, make("span", { class: "path" }, name)), make("div", {}, ...prose(schema.description), ...shown(schema))));
}

// The page

function show() {
  const main = document.getElementById("main");
  const contents = document.getElementById("contents");
  main.replaceChildren(make("h2", {}, `${api.info.title} ${api.info.version}`), ...prose(api.info.description));
  contents.replaceChildren();
  for (const tag of api.tags) {
    main.append(make("h2", { id: `tag-${tag.name}` }, tag.name), ...prose(tag.description));
    contents.append(make("strong", {}, tag.name));
    for (const [path, item] of Object.entries(api.paths)) {
      for (const method of methods.filter((method) => item[method] && item[method].tags.includes(tag.name))) {
        main.append(call(method, path, item[method]));
        contents.append(make("a", { href: `#${item[method].operationId}` }, item[method].summary));
      }
    }
  }
  main.append(make("h2", { id: "codes" }, "Error codes"), codeTable(), make("h2", { id: "schemas" }, "Schemas"), ...schemaList());
  contents.append(make("strong", {}, "Reference"), make("a", { href: "#codes" }, "Error codes"), make("a", { href: "#schemas" }, "Schemas"));
}

function filter(text) {
  const wanted = text.toLowerCase();
  for (const details of document.querySelectorAll("main details.call")) {
    details.hidden = !details.querySelector("summary").textContent.toLowerCase().includes(wanted);
  }
}

/** Opens what the address names. */
function follow() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.tagName === "DETAILS") target.open = true;
  if (target) target.scrollIntoView();
}

async function start() {
  try {
    api = await (await fetch("openapi.json", { credentials: "omit" })).json();
  } catch (error) {
    document.getElementById("main").replaceChildren(make("p", {}, `The description can't be read: ${error}`));
    return;
  }
  show();
  follow();
  window.addEventListener("hashchange", follow);
  document.getElementById("filter").addEventListener("input", (event) => filter(event.target.value));
}

start();
