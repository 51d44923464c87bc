/** The types live in the domain, so that the rules can name them without an arrow that runs back to `verify`. */
export type { Assessment, AssessmentInput } from '#domain/assessment'
