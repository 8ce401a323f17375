import type { Fault, ImportFault } from '#services/outside'
import { useTranslation } from 'react-i18next'
import { faultSentence } from './fault-sentence.ts'

/** What is wrong, with which file and where in it, and what the reader can do. */
export function useFaultSentence(): (fault: Fault | ImportFault) => string {
  const { t } = useTranslation()
  return fault => faultSentence(t, fault)
}
