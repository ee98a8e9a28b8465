/* Generated from catalog/*.json by scripts/generate-template-index.ts. Do not edit. */
import type { TemplateIndexEntry } from './index-entry';

/** In the order in which templates are listed. */
export const TEMPLATE_INDEX: readonly TemplateIndexEntry[] = [
  {
    "key": "CORE",
    "name": "Core Schema",
    "version": "1.0.0",
    "category": "Foundation",
    "level": 1,
    "summary": "Master data, each held once and referred to by every other template: people, teams, departments, legal entities, vendors, locations, countries, cost centres, contracts, applications and business services.",
    "extends": [],
    "objectTypes": 12,
    "attributes": 171,
    "contentHash": "9577e4c5f2cc45ee14d6639e0dc9956943e4daac3c50cd73e0cc6031c10437bc"
  },
  {
    "key": "BASIC",
    "name": "Basic CMDB",
    "version": "1.0.0",
    "category": "Foundation",
    "level": 1,
    "summary": "The first CMDB: servers, application instances and network devices under one configuration item, linked to the core. The larger CMDB templates contain it whole, so growing up only adds.",
    "extends": [
      "CORE"
    ],
    "objectTypes": 4,
    "attributes": 21,
    "contentHash": "8fed8f63f3c4c4e2b0711aa42ae5c4e2430bd6a9e75f4cb3d3c49a9d694146de"
  },
  {
    "key": "ITAM",
    "name": "IT Asset Management",
    "version": "1.0.0",
    "category": "Asset and Licence",
    "level": 2,
    "summary": "Assets from order to disposal: hardware, stock, models, software, licences, SaaS, purchasing, leases, warranties, depreciation, custody, stocktakes, repairs, losses and certified disposal.",
    "extends": [
      "CORE"
    ],
    "objectTypes": 38,
    "attributes": 402,
    "contentHash": "ed67441146ff41bb6195c8b5daf4427acbb293f39dbc443b7e2bae7371520975"
  }
];
