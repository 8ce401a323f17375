import type { Misspelt } from '#editor/spread/spelling'
import { useTranslation } from 'react-i18next'
import { useServices } from '../services.ts'
import { useToasts } from '../toasts/toasts.ts'
import type { MenuSection } from './menu.ts'

/** How long a menu waits for suggestions, in milliseconds. */
const patience = 500

/**
 * Returns the part of a context menu that is about a misspelt word: what the dictionary of the
 * language suggests, and what else can be done. It is empty without such a word.
 */
export function useSpellingMenu(
  language: string,
): (misspelt: Misspelt | null) => Promise<MenuSection> {
  const { t } = useTranslation()
  const { spelling } = useServices()
  const toasts = useToasts()
  const late = () => new Promise<readonly string[]>(resolve => setTimeout(resolve, patience, []))

  return async misspelt => {
    if (!misspelt) return []
    const { word, correct } = misspelt
    const suggestions = await Promise.race([
      spelling.suggest(language, word).catch(() => []),
      late(),
    ])
    const act =
      (what: (word: string) => void, said: 'spelling.added' | 'spelling.ignored') => () => {
        what(word)
        toasts.show('spelling', { message: t => t(said, { word }) })
      }
    const none = { label: t('spelling.noSuggestions'), enabled: false, run: () => {} }
    return [
      ...(suggestions.length === 0
        ? [none]
        : suggestions.map(label => ({ label, run: () => correct(label) }))),
      { action: 'spelling.add', run: act(spelling.add, 'spelling.added') },
      { action: 'spelling.ignore', run: act(spelling.ignore, 'spelling.ignored') },
    ]
  }
}
