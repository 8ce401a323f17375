import { useToasts } from '../toasts/toasts.ts'

/**
 * Returns how to say that what the reader called a book was not stored, because its record cannot
 * be read. Every other fault shows in the save state.
 */
export function useNotSaved(): () => void {
  const toasts = useToasts()
  return () => toasts.show('not-saved', { message: t => t('book.notSaved') })
}
