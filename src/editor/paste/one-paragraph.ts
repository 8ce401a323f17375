import { Fragment, type Schema, type Slice } from 'prosemirror-model'
import { pastedBlocks } from './paragraphs.ts'

/** The words of pasted paragraphs as those of one paragraph, with a line break between them. */
export const inlineOfBlocks = (schema: Schema, slice: Slice): Fragment =>
  Fragment.from(
    pastedBlocks(slice).flatMap((block, i) => [
      ...(i === 0 ? [] : [schema.node('lineBreak')]),
      ...block.content,
    ]),
  )
