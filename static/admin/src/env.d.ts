declare module 'virtual:atlaskit-themes.css';

/** SHA-256, in hex, of the backend bundle this page was built with; '' where it was built alone (vite.config.mts). */
declare const __BUNDLE_SHA256__: string;
