/** What the reader decides about changes of an older edition that have no certain place. */
import type { LeftDivision } from '#domain/editions/report'
import type { BookId, ParagraphId } from '#domain/ids'
import { isWaiting, placeName, type ParagraphChange } from '#domain/structure/paragraph-change'
import { leftDivision, waitingIn, type PlaceForChange } from '#domain/structure/waiting-change'
import { change, refused, type DividedOutcome, type Wish } from './change-paragraphs.ts'
import { prepared } from './dividing.ts'
import { changeablePlace, readPrint } from './read-print.ts'
import { movesBy, type RepairTools } from './repairs.ts'

/** A change of an older edition that waits, with its row. */
export interface WaitingDivision extends LeftDivision {
  readonly row: ParagraphChange
}

/** Returns the changes that wait in an open book, in the order of the text. */
export async function waitingDivisions(
  { structures }: Pick<RepairTools, 'structures'>,
  book: BookId,
): Promise<readonly WaitingDivision[]> {
  const division = structures.get(book)
  if (!division) return []
  return waitingIn(division.structure.rows.values()).map(row => ({
    ...leftDivision(row, division.shownIndex(row.index)),
    row,
  }))
}

/**
 * Makes a change that waits at a place of the print, as one step; without a place, it waits no
 * more and changes nothing.
 */
export async function decideDivision(
  tools: RepairTools,
  book: BookId,
  name: ParagraphId,
  to: Pick<PlaceForChange, 'printed' | 'offset'> | null,
): Promise<DividedOutcome> {
  const division = await prepared(tools, book)
  if (!division) return refused('notOpen')
  const { structure } = division
  const decides = structure.rows.get(name)
  if (!decides?.waits || !isWaiting(decides)) return refused('changed')
  const isSame = () => division.structure === structure
  if (!to) return change(tools, division, { name: 'keepOrphan', rows: [], isSame, decides })
  const { begins, kind, level } = decides.waits
  const print = await readPrint(tools, division, to.printed)
  const cut = print && changeablePlace(division, print, to.printed, to.offset)
  const paragraph = print?.paragraphs[to.printed - print.first]
  if (!cut || !paragraph) return refused('unreadable')
  if (cut.place !== placeName({ paragraph: paragraph.id, offset: to.offset }))
    return refused('changed')
  const fields = { ...(begins !== null && { begins }), ...(kind !== null && { kind, level }) }
  const moves = begins === true ? await movesBy(tools, division, cut, paragraph.text) : []
  const rows = [{ cut, fields }]
  return change(tools, division, { name: nameOf(begins), rows, isSame, moves, decides })
}

function nameOf(begins: boolean | null): Wish['name'] {
  if (begins === null) return 'changeParagraph'
  return begins ? 'splitParagraph' : 'joinParagraphs'
}
