import { useLive } from '../hooks/use-live.ts'
import { useServices } from '../services.ts'
import { TagsDialog } from './tags-dialog.tsx'

/** The list of tags in the library, where no book is open. */
export function LibraryTagsDialog({ onClose }: { readonly onClose: () => void }) {
  const { translationLanguage } = useLive(useServices().preferences.settings)
  return <TagsDialog book={null} language={translationLanguage} onClose={onClose} />
}
