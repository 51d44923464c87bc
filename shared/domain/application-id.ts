/** Ids go into keys of tables and objects, and into addresses, as they are: they may hold neither `#` nor `/`. */
export const applicationIdPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
export const isApplicationId = (id: string): boolean => applicationIdPattern.test(id)
