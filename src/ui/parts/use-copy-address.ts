import { addressOf, type LibraryPlace } from '#domain/notes/place'
import { placeName } from '#domain/notes/place-name'
import { useSay } from '../spoken/spoken-region.tsx'
import { useToasts } from '../toasts/toasts.ts'
import { copyText } from './copy-text.ts'

/** Returns a function that copies a link to a place, which `words` name where it is pasted. */
export function useCopyAddress(): (place: LibraryPlace, words: string) => void {
  const say = useSay()
  const toasts = useToasts()
  return (place, words) => {
    const address = addressOf(place)
    const isCopied = copyText(address, linkMarkup(address, placeName(words) || address))
    if (isCopied) say('deed', t => t('links.copied'))
    else toasts.show('copying', { message: t => t('copying.refused') })
  }
}

/** A link with a name, as HTML: pasted into a note it is one. */
function linkMarkup(address: string, name: string): string {
  const link = document.createElement('a')
  link.href = address
  link.textContent = name
  return link.outerHTML
}
