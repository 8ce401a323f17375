/** The steps of drawing everything larger or smaller; 1 is actual size. */
const steps = [0.5, 0.67, 0.75, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3] as const

/** The step after `zoom` in a direction; 0 is back to actual size. At the ends it stays. */
export function nextZoom(zoom: number, direction: 1 | -1 | 0): number {
  if (direction === 0) return 1
  // What Chromium gives back is a little off the step that was set.
  const beyond = steps.filter(step => (step - zoom) * direction > 0.005)
  return (direction === 1 ? beyond.at(0) : beyond.at(-1)) ?? zoom
}
