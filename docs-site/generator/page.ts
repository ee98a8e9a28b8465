/** One page or file of the site, before it is written. */
export interface SitePage {
  /** Path without its ending, below the root of the site: `templates/ITAM/overview`. */
  path: string;
  markdown: string;
}

export interface SiteFile {
  /** Path with its ending. */
  path: string;
  content: string;
}

interface Head {
  title: string;
  description: string;
  /** The outline beside the text; left out where the text needs the room. Default true. */
  outline?: boolean;
}

/** Front matter and a first heading, then the parts with an empty line between them. */
export function page(path: string, head: Head, parts: readonly string[]): SitePage {
  const front = [
    `title: ${JSON.stringify(head.title)}`,
    `description: ${JSON.stringify(head.description)}`,
    ...(head.outline === false ? ['aside: false', 'pageClass: lp-wide'] : ['outline: [2, 3]']),
  ];
  return {
    path,
    markdown: `---\n${front.join('\n')}\n---\n\n${parts.filter((part) => part !== '').join('\n\n')}\n`,
  };
}
