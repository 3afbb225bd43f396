// XML as it comes, event by event: a kept parser, which holds no document.

import { StringDecoder } from 'node:string_decoder'
import { Parser } from 'htmlparser2'

export interface XmlHandler {
  /** Names without what stands before their colon. */
  open(name: string, attributes: Readonly<Record<string, string>>): void
  text?(part: string): void
  close?(name: string): void
}

/** Gives a word for each block that is read, so that its caller can look what has come of it. */
export async function* streamXml(blocks: AsyncGenerator<Buffer>, handler: XmlHandler): AsyncGenerator<void> {
  const decoder = new StringDecoder('utf8')
  const parser = new Parser(
    {
      onopentag: (name, attributes) => handler.open(local(name), attributes),
      ontext: (part) => handler.text?.(part),
      onclosetag: (name) => handler.close?.(local(name)),
    },
    { xmlMode: true, decodeEntities: true },
  )
  for await (const block of blocks) {
    parser.write(decoder.write(block))
    yield
  }
  parser.end(decoder.end())
  yield
}

export async function readXml(blocks: AsyncGenerator<Buffer>, handler: XmlHandler): Promise<void> {
  for await (const _ of streamXml(blocks, handler));
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
