import { anchorAt } from '#domain/anchor'
import type { Book } from '#domain/book'
import { otherSide } from '#domain/marking/halves'
import type { PairPlace } from '#domain/sentences/sentence-acts'
import { linkOf } from '#domain/sentences/sentence-links'
import type { Spread } from '#editor/spread'
import type { BookSentences, SentenceOutcome, ShownPair } from '#services/sentences/sentences'
import type { Services } from '#services/services'
import { beginningOfWords } from '../../notes/notes-in-order.ts'
import type { useSay } from '../../spoken/spoken-region.tsx'
import type { Toasts } from '../../toasts/toasts.ts'
import { keysInText } from '../keys-in-text.ts'
import { shownPair } from './shown-pair.ts'

export type SentenceAct = 'join' | 'split' | 'link' | 'unlink'

export interface SentenceActTools extends Pick<Services, 'sentences' | 'preferences'> {
  readonly book: Book
  readonly spread: Spread
  readonly say: ReturnType<typeof useSay>
  readonly toasts: Pick<Toasts, 'show' | 'hide'>
  /** The key that links sentences, as it is shown. */
  readonly key: string
}

interface Here {
  readonly pair: ShownPair
  readonly place: PairPlace
}

/** A sentence that waits for one of the other side. */
interface Waiting extends Here {
  readonly end: () => void
}

/** How much of a sentence is said, in characters. */
const saidLimit = 20
/** The message about what sentences are. */
const message = 'sentences'

/** The acts on the sentence with the caret. */
export class SentenceWork {
  #waiting: Waiting | null = null

  async run(act: SentenceAct, tools: SentenceActTools): Promise<void> {
    const { book, spread, sentences, toasts } = tools
    const open = await sentences.open(book.id)
    // A key right after a click comes before the engine has reported where the caret is.
    await new Promise(resolve => setTimeout(resolve))
    const { editor, where } = spread.selection
    const pair = editor && where && shownPair(editor, where.pair)
    if (!pair) return
    if (editor.views.get(where.side)?.composing)
      return toasts.show(message, { message: t => t('structure.composing') })
    const place = { side: where.side, at: where.caret }
    if (act === 'link') return this.#link(tools, open, { pair, place })
    this.cancel()
    report(tools, act, open[act](pair, place))
  }

  /** No sentence waits any more. */
  cancel(): void {
    this.#waiting?.end()
    this.#waiting = null
  }

  #link(tools: SentenceActTools, open: BookSentences, { pair, place }: Here): void {
    const waiting = this.#waiting
    const isOther =
      waiting?.pair.id === pair.id &&
      waiting.place.side !== place.side &&
      waiting.pair[waiting.place.side] === pair[waiting.place.side]
    if (!waiting || !isOther) return this.#begin(tools, open, { pair, place })
    this.cancel()
    report(tools, 'link', open.link(pair, waiting.place, place))
  }

  #begin(tools: SentenceActTools, open: BookSentences, { pair, place }: Here): void {
    this.cancel()
    const { spread, preferences, toasts, key } = tools
    const sentence = open.at(pair, place)
    if (!sentence) return toasts.show(message, { message: t => t('sentences.empty') })
    const text = pair[place.side]
    const anchors = [anchorAt(pair.id, text, sentence.start, sentence.end)]
    spread.lit.wait({ side: place.side, index: pair.index, anchors })
    if (preferences.settings.get().sides !== 'both') preferences.change({ sides: 'both' })
    const dismiss = () => {
      this.cancel()
      tools.say('deed', t => t('linking.cancelled'))
    }
    const words = beginningOfWords(text.slice(sentence.start, sentence.end), saidLimit)
    toasts.show(message, {
      message: t => t('sentences.waiting', { words, key }),
      stays: true,
      onClose: dismiss,
      action: {
        name: 'counterpart.cancel',
        label: t => t('actions.counterpart.cancel'),
        run: dismiss,
      },
    })
    const stopKeys = keysInText({
      accept: () => {
        void this.run('link', tools)
        return true
      },
      cancel: dismiss,
    })
    const end = () => {
      stopKeys()
      spread.lit.wait(null)
      toasts.hide(message)
    }
    this.#waiting = { pair, place: { side: place.side, at: sentence.start }, end }
    // The caret goes where the sentence belongs so far.
    const to = otherSide(place.side)
    const [there] = linkOf(open.of(pair).links, place.side, sentence)?.[to] ?? []
    spread.navigation.go(pair.index, to, there?.start ?? 0)
  }
}

function report(
  { say, toasts }: SentenceActTools,
  act: SentenceAct,
  outcome: SentenceOutcome,
): void {
  if (outcome.ok) say('deed', t => t(`sentences.${act}`))
  else toasts.show(message, { message: t => t(`sentences.${outcome.why}`) })
}
