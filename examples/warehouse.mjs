// A warehouse system that does nothing by itself: it takes all work, and a person ships it. Protocol:
// docs/reference/node-protocol.md. Prints each request; keeps the work in memory.
//   node examples/warehouse.mjs [PORT]      default 9200
import { createServer } from "node:http";

const work = new Map(); // fulfillment -> { status, … } as GET answers it
const port = Number(process.argv[2] ?? 9200);

// Returns [status, body] of a request. A request may come again: the answer is then the same.
function answer(method, node, kind, id, body) {
  if (method === "POST" && kind === "fulfillments" && id === undefined) {
    if (work.get(body.fulfillment)?.status === "rejected") {
      return [409, { status: "rejected", reason: "recalled" }];
    }
    work.set(body.fulfillment, work.get(body.fulfillment) ?? { status: "working" });
    return [202, { status: "accepted" }];
  }
  if (method === "POST" && kind === "fulfillments" && id.endsWith(":recall")) {
    const fulfillment = id.slice(0, -":recall".length);
    if (work.get(fulfillment)?.status === "shipped") {
      return [409, { status: "too-late" }];
    }
    work.set(fulfillment, { status: "rejected", reason: "recalled" });
    return [200, { status: "recalled" }];
  }
  if (method === "GET" && kind === "fulfillments") {
    return [200, work.get(id) ?? { status: "unknown" }];
  }
  if (method === "POST" && kind === "returns") {
    return [202, { status: "expected" }];
  }
  // Not part of the protocol: the person at the packing table says what left.
  if (method === "PUT" && kind === "shipped") {
    work.set(id, { status: "shipped", ...body });
    return [204, undefined];
  }
  return [404, { reason: "no such path" }];
}

createServer(async (request, response) => {
  let text = "";
  for await (const chunk of request) text += chunk;
  const [, node, kind, id] = decodeURIComponent(request.url).split("/");
  const [status, body] = answer(request.method, node, kind, id, text === "" ? {} : JSON.parse(text));
  console.log(`${request.method} ${request.url} ${text} -> ${status}`);
  response.writeHead(status, { "content-type": "application/json" });
  response.end(body === undefined ? "" : JSON.stringify(body));
}).listen(port, "127.0.0.1", () => console.log(`warehouse at http://127.0.0.1:${port}`));
