import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { graphFromServer, graphOf } from './graph';

const SMALL = `
process: small
version: 3
start: paying
stages:
  paying:
    run: payment.authorize
    retry: { attempts: 8, backoff: 1s..5m, otherwise: down }
    on: { authorized: packing, collected: packing, refused: canceling }
  packing:
    run: order.pack
    on: { packed: waiting }
  waiting:
    await: { shipped: done }
    limit: { after: 1h, to: paying, times: 5, then: down }
  down:
    hold: { reason: nobody answers, owner: payments, due: 4h }
    resolve: { retry: paying, cancel: canceling }
  canceling: { undo: all, then: done }
  done: { end: done }
events:
  cancel-requested:
    - { from: [packing, waiting], to: canceling }
`;

test('every stage is a node of its kind', () => {
  const { name, version, nodes, faults } = graphOf(SMALL);

  expect([name, version, faults]).toEqual(['small', 3, []]);
  expect(nodes.map((node) => `${node.id}:${node.kind}`)).toEqual([
    'paying:remote',
    'packing:local',
    'waiting:await',
    'down:hold',
    'canceling:undo',
    'done:end',
  ]);
  expect(nodes.filter((node) => node.start).map((node) => node.id)).toEqual(['paying']);
});

test('every way on is an edge, outcomes with the same target share one', () => {
  expect(graphOf(SMALL).edges.map((edge) => `${edge.from} > ${edge.to} ${edge.kind}: ${edge.label}`)).toEqual([
    'paying > packing outcome: authorized, collected',
    'paying > canceling outcome: refused',
    'paying > down give-up: gives up',
    'packing > waiting outcome: packed',
    'waiting > done outcome: shipped',
    'waiting > paying limit: after 1h',
    'waiting > down limit: after 5 × 1h',
    'down > paying resolve: retry',
    'down > canceling resolve: cancel',
    'canceling > done outcome: then',
    'packing > canceling event: cancel-requested',
    'waiting > canceling event: cancel-requested',
  ]);
});

test('the server knows better which stages are remote', () => {
  expect(graphOf(SMALL, [{ name: 'packing', kind: 'remote' }]).nodes[1]?.kind).toBe('remote');
});

test('a document with faults is drawn as far as possible', () => {
  expect(graphOf('stages: [').faults).toHaveLength(1);
  expect(graphOf('stages: { a: { run: x.y, on: { ok: b } } }').faults).toEqual(['a → b: there is no stage b']);
});

test('without a document the graph comes from the stages and edges of the server', () => {
  const graph = graphFromServer('p', { a: { kind: 'local', run: 'x.y' }, b: { kind: 'end' } }, [
    { from: 'a', to: 'b', label: 'ok' },
  ]);

  expect(graph.nodes.map((node) => node.kind)).toEqual(['local', 'end']);
  expect(graph.edges.map((edge) => edge.label)).toEqual(['ok']);
});

test('the shipped processes are drawn without a fault', () => {
  const folder = new URL('../../../processes/', import.meta.url);
  const shipped = readdirSync(folder).filter((file) => file.endsWith('.yaml'));

  expect(shipped.length).toBeGreaterThan(0);
  for (const file of shipped)
    expect([file, graphOf(readFileSync(new URL(file, folder), 'utf8')).faults]).toEqual([file, []]);
});
