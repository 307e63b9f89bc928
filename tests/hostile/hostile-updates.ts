import * as Y from 'yjs'
import { bytesOf, varBytes, varText, varUint } from './bytes.ts'

/** Yjs updates of every kind, each of them an attempt to write what only the server writes. By what they try. */
export const hostileUpdates = (accepted: Y.Doc): ReadonlyMap<string, Uint8Array> => {
  const state = Y.encodeStateAsUpdate(accepted)
  const serverClient = Math.max(...Y.decodeStateVector(Y.encodeStateVector(accepted)).keys())
  const serverClock = Y.decodeStateVector(Y.encodeStateVector(accepted)).get(serverClient) ?? 0

  /** What a client that holds the whole document would send after a change, under any client id. */
  const change = (edit: (doc: Y.Doc) => void, clientId = 7): Uint8Array => {
    const doc = new Y.Doc({ gc: false })
    Y.applyUpdate(doc, state)
    doc.clientID = clientId
    const before = Y.encodeStateVector(doc)
    edit(doc)
    return Y.encodeStateAsUpdate(doc, before)
  }
  const directory = (doc: Y.Doc) => doc.getMap('directory')
  const overwrite = (doc: Y.Doc) => directory(doc).set('organization', '{}')
  let nested: unknown = 1
  for (let depth = 0; depth < 400; depth += 1) nested = [nested]

  return new Map<string, Uint8Array>([
    ['overwrites a record', change(overwrite)],
    ['overwrites a record as the server', change(overwrite, serverClient)],
    ['removes a record', change((doc) => directory(doc).delete('organization'))],
    ['removes everything', change((doc) => directory(doc).clear())],
    ['another epoch', change((doc) => doc.getMap('meta').set('epoch', 'mine'))],
    ['a root of its own', change((doc) => doc.getMap('mine').set('a', 1))],
    ['a list', change((doc) => doc.getArray('list').insert(0, [1, null, 'a', NaN, Infinity, -0]))],
    ['deep nesting', change((doc) => doc.getArray('list').insert(0, [nested]))],
    ['bytes', change((doc) => doc.getMap('mine').set('bytes', new Uint8Array(2000)))],
    ['a text with formats and embeds', change(formatted)],
    ['an element', change((doc) => doc.getXmlFragment('page').insert(0, [new Y.XmlElement('script')]))],
    ['a document in the document', change((doc) => doc.getMap('mine').set('inner', new Y.Doc()))],
    ['prototype keys', change((doc) => ['__proto__', 'constructor'].map((key) => directory(doc).set(key, key)))],
    ['the whole document and more', bytesAfter(state, change(overwrite))],
    ['version 2 of the encoding', Y.convertUpdateFormatV1ToV2(change(overwrite))],
    // One item that waits for the server's next clock, and would ride inside its next transaction.
    ['an item that waits', itemOf({ client: 9, clock: 0, origin: [serverClient, serverClock], content: 'parked' })],
    ['a gap in the clock', itemOf({ client: 9, clock: 1_000_000, origin: null, content: 'later' })],
    ['the server’s next item', itemOf({ client: serverClient, clock: serverClock, origin: null, content: 'mine' })],
    ['garbage of giant length', bytesOf(1, 1, varUint(9), 0, 0, varUint(2 ** 52), 0)],
    ['a skip of giant length', bytesOf(1, 1, varUint(9), 0, 10, varUint(2 ** 52), 0)],
    ['giant counts', bytesOf(varUint(2 ** 52), varUint(2 ** 52), 1, 1)],
    ['a deletion of giant length', bytesOf(0, 1, varUint(serverClient), 1, 0, varUint(2 ** 52))],
    ['deletions without end', bytesOf(0, 1, varUint(serverClient), varUint(2 ** 40), 0, 1)],
    [
      'numbers past what is safe',
      bytesOf(
        1,
        1,
        Array.from({ length: 20 }, () => 255),
        0,
      ),
    ],
    ['a length past the end', bytesOf(1, 1, 9, 0, 4, 1, varUint(60), 97)],
    ['torn in the middle', change(overwrite).subarray(0, 12)],
    ['nothing at all', new Uint8Array(0)],
  ])
}

const formatted = (doc: Y.Doc): void => {
  const text = doc.getText('text')
  text.insert(0, 'a\u{1f426}b')
  text.format(0, 2, { bold: true })
  text.insertEmbed(1, { image: 'data:,' })
}

const bytesAfter = (state: Uint8Array, change: Uint8Array): Uint8Array => Y.mergeUpdates([state, change])

/** One text item by hand: clients and clocks that Yjs itself would never write. */
const itemOf = (item: {
  readonly client: number
  readonly clock: number
  readonly origin: readonly [client: number, clock: number] | null
  readonly content: string
}): Uint8Array => {
  const parent = item.origin === null ? bytesOf(1, varText('directory')) : bytesOf(...item.origin.map(varUint))
  const info = item.origin === null ? 4 : 4 | 128
  return bytesOf(1, 1, varUint(item.client), varUint(item.clock), info, parent, varBytes(Buffer.from(item.content)), 0)
}
