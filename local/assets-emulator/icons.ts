/** Names of the global icons of a new workspace: our own list, of the kind Assets ships. */
export const ICON_NAMES: readonly string[] = [
  'Address', 'Alert', 'Application', 'Archive', 'Award', 'Bank', 'Battery', 'Bell', 'Book', 'Bookmark', 'Box', 'Briefcase', 'Bug', 'Building',
  'Bulb', 'Cable', 'Calendar', 'Car', 'Cart', 'Catalogue', 'Certificate', 'Chair', 'Chart', 'Checklist', 'Chip', 'Clipboard', 'Clock', 'Cloud',
  'Code', 'Component', 'Computer', 'Contract', 'Credit Card', 'Cube', 'Database', 'Desktop', 'Document', 'Door', 'Factory', 'File', 'Flag',
  'Folder', 'Gear', 'Globe', 'Handshake', 'Hard Drive', 'Headset', 'Heart', 'Image', 'Key', 'Laptop', 'Layers', 'License', 'Link', 'List',
  'Lock', 'Mail', 'Map Pin', 'Money', 'Monitor', 'Network', 'Office', 'Package', 'Phone', 'Plug', 'Printer', 'Puzzle', 'Rack', 'Receipt',
  'Rocket', 'Route', 'Router', 'Scale', 'Search', 'Server', 'Shield', 'SIM Card', 'Smartphone', 'Star', 'Store', 'Switch', 'Tag', 'Target',
  'Tool', 'Truck', 'USB', 'User', 'Users', 'Wallet', 'Wifi', 'Workflow', 'Wrench',
];
