import type { Project } from './exporter.ts'
import { surveyOf, type ExportSurvey } from './survey.ts'

/** Runs `surveyOf` to its end and returns its result. */
export function surveyAtOnce(project: Project): ExportSurvey {
  const steps = surveyOf(project)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
