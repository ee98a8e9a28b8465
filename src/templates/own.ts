/** Which templates are the site's own. */

/** Category of drafts, exports and uploads: it tells them from the catalogue wherever a template is seen alone. */
export const OWN_CATEGORY = 'Yours';

export const isOwnModel = ({ category }: { category: string }): boolean =>
  category === OWN_CATEGORY;
