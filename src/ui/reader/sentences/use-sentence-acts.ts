import type { Book } from '#domain/book'
import { fetchOnce } from '#services/fetch-once'
import { useEffect, useState } from 'react'
import { useActionHandlers } from '../../actions.ts'
import { useShortcut } from '../../actions/use-shortcut.ts'
import { useServices } from '../../services.ts'
import { useSay } from '../../spoken/spoken-region.tsx'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'
import type { SentenceAct } from './sentence-work.ts'

/** Offers joins, splits and links of the sentences of the open book. */
export function useSentenceActs(book: Book, { spread }: OpenSpread): void {
  const { sentences, preferences } = useServices()
  const say = useSay()
  const toasts = useToasts()
  const key = useShortcut('sentence.link').shown[0] ?? ''
  const [{ load, cancel }] = useState(sentenceWork)
  useEffect(() => cancel, [cancel])
  const run = (act: SentenceAct) => () =>
    void load()
      .then(one => one.run(act, { book, spread, sentences, preferences, say, toasts, key }))
      .catch(() => toasts.show('sentences', { message: t => t('faults.unexpected') }))
  useActionHandlers({
    'sentence.join': run('join'),
    'sentence.split': run('split'),
    'sentence.link': run('link'),
    'sentence.unlink': run('unlink'),
  })
}

/** The acts, whose code is loaded at the first of them. */
function sentenceWork() {
  let cancel = () => {}
  const load = fetchOnce(async () => {
    const { SentenceWork } = await import('./sentence-work.ts')
    const work = new SentenceWork()
    cancel = () => work.cancel()
    return work
  })
  return { load, cancel: () => cancel() }
}
