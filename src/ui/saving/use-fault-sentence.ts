import type { Fault, ImportFault } from '#services/outside'
import { useTranslation } from 'react-i18next'
import { faultSentence } from './fault-sentence.ts'

/** Returns a function that says what is wrong, with which file, and what the reader can do. */
export function useFaultSentence(): (fault: Fault | ImportFault) => string {
  const { t } = useTranslation()
  return fault => faultSentence(t, fault)
}
