/** What name and contact of an objector are sealed under. */
export const nameContext = 'notice.objection.name'
export const contactContext = 'notice.objection.contact'
