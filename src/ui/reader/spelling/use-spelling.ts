import type { Book } from '#domain/book'
import type { Spread } from '#editor/spread'
import { useActionHandlers } from '../../actions.ts'
import { useLive } from '../../hooks/use-live.ts'
import { useTranslationLanguage } from '../../hooks/use-translation-language.ts'
import { useServices } from '../../services.ts'
import { useToasts } from '../../toasts/toasts.ts'
import type { OpenSpread } from '../use-spread.ts'

/** Offers the actions on misspelt words of the translations, for keys and menus. */
export function useSpelling(book: Book, spread: Spread, leave: OpenSpread['jumps']['leave']): void {
  const { preferences, spelling } = useServices()
  const { spelling: isOn } = useLive(preferences.settings)
  const translationLanguage = useTranslationLanguage(book.id)
  const toasts = useToasts()

  async function next() {
    if (!spelling.checks(translationLanguage)) {
      const why = isOn ? 'spelling.noDictionary' : 'spelling.off'
      return toasts.show('spelling', { message: t => t(why) })
    }
    if (preferences.settings.get().sides === 'source') preferences.change({ sides: 'both' })
    leave('state')
    if (!(await spread.spelling.next()))
      toasts.show('spelling', { message: t => t('spelling.none') })
  }

  const withWord = (act: (word: string) => void, said: 'spelling.added' | 'spelling.ignored') => {
    const word = spread.spelling.atCaret()?.word
    if (word !== undefined) act(word)
    const message = word === undefined ? 'spelling.noWord' : said
    toasts.show('spelling', { message: t => t(message, { word }) })
  }

  useActionHandlers({
    'spelling.next': () => void next(),
    'spelling.add': () => withWord(spelling.add, 'spelling.added'),
    'spelling.ignore': () => withWord(spelling.ignore, 'spelling.ignored'),
  })
}
