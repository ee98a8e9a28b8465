/** Error texts of a site whose language is not English (German here), for clients that match on words. */
const GERMAN: Readonly<Record<string, string>> = {
  'Name has to be unique': 'Der Name muss eindeutig sein',
  'Object schema key has to be unique': 'Der Schlüssel des Objektschemas muss eindeutig sein',
  'The name is mandatory': 'Der Name ist ein Pflichtfeld',
  'You do not have permission to perform this action':
    'Sie sind nicht berechtigt, diese Aktion auszuführen',
};

export const localised = (text: string): string =>
  GERMAN[text] ?? `Ungültige Anfrage (${text.length})`;
