/**
 * What may be beside the code in a message that confirms: words of assent and politeness, and
 * nothing else. A closed list, in the languages people write to a Jira site. A phrase that can
 * also ask ("is that"), wish ("but"), date ("then") or deny has no place here, and neither has one
 * that would let two phrases of the list be read as such together.
 *
 * Phrases stand between slashes, in lower case, without apostrophes and punctuation.
 */
const listed = (...lines: readonly string[]): ReadonlySet<string> =>
  new Set(lines.flatMap((line) => line.split('/')));

/** Assents by themselves, in any place. */
export const ALONE = listed(
  // English
  'yes/yes please/yep/yeah/yup/y/aye/ok/okay/okey/okey dokey/k/kk',
  'sure/sure thing/alright/all right/absolutely/certainly/definitely',
  'of course/agreed/i agree/we agree/affirmative/perfect/great/good',
  'very good/fine/excellent/wonderful/awesome/nice/cool/thanks/thx',
  'thank you/thanks a lot/many thanks/thank you very much/thanks very much',
  'cheers/please/pls/plz/please do/kindly/lgtm/looks good',
  'looks great/looks fine/looks good to me/looks fine to me',
  'sounds good/all good/im happy with it/im happy with that/fine by me',
  'fine with me/works for me/go/go on/please go on/go ahead',
  'please go ahead/go for it/carry on/make it so/make it happen/ship it',
  'lets go/lets do it/lets do this/do it/do it now/do this/do that',
  'please do it/now/now please/right now/right away/straight away',
  'immediately/hi/hello/hey/dear launchpad/launchpad/rovo/hi launchpad',
  'hello launchpad/hey launchpad/best regards/kind regards',
  'i have read it/ive read it/i have read the preview',
  'ive read the preview/i have read the plan/ive read the plan/i read it',
  'i have checked it/ive checked it/i checked it/i have reviewed it',
  'ive reviewed it/you may go ahead/you can go ahead',
  'i am sure/im sure/confirmed/approved/accepted/confirmation/approval',
  'as shown/as previewed/exactly as shown/as is/that is a yes/thats a yes',
  // German
  'ja/ja bitte/jawohl/jo/jep/klar/na klar/alles klar/gut/sehr gut',
  'in ordnung/geht in ordnung/einverstanden/ich bin einverstanden',
  'wir sind einverstanden/passt/passt so/das passt/das passt so',
  'passt für mich/sieht gut aus/genau so/bitte/bitte so/danke/vielen dank',
  'danke schön/dankeschön/besten dank/herzlichen dank/los/los gehts',
  'auf gehts/leg los/legt los/mach/mach das/mach es/machs/mach weiter',
  'nur zu/weiter/weiter so/bestätigt/hiermit bestätigt/genehmigt',
  'freigegeben/freigabe/bestätigung/jetzt/sofort/gerne/gern/super',
  'prima/perfekt/hallo/guten morgen/guten tag/moin/servus',
  'hallo launchpad/okay bitte/ist bestätigt/hiermit bestätige ich',
  'hiermit bestätige ich das/ich habe es gelesen/ich habe den plan gelesen',
  'ich habe die vorschau gelesen/viele grüße/mfg/lg',
  // French
  'oui/oui merci/ouais/daccord/ok daccord/bien sûr/bien sur/entendu',
  'parfait/très bien/tres bien/cest bon/cest bon pour moi/cest parfait',
  'ça marche/ca marche/ça me va/ca me va/allez y/vas y/allons y',
  'on y va/go pour moi/sil vous plaît/sil vous plait/sil te plaît',
  'sil te plait/svp/stp/merci/merci beaucoup/merci bien/confirmé',
  'validé/approuvé/confirmation/maintenant/tout de suite/bonjour/salut',
  'je suis daccord/faites le/fais le/bon pour accord/je vous en prie/cordialement/jai lu/jai tout lu',
  // Spanish
  'sí/sí por favor/claro/claro que sí/por supuesto/de acuerdo',
  'estoy de acuerdo/vale/bien/muy bien/está bien/esta bien/perfecto',
  'adelante/dale/hazlo/hágalo/hagalo/procede/por favor/porfa',
  'gracias/muchas gracias/confirmado/aprobado/ahora/ahora mismo/hola',
  'buenos días/buenos dias/buenas/saludos',
  // Portuguese
  'sim/sim por favor/claro que sim/com certeza/está bem/esta bem/combinado/perfeito/ótimo/otimo/pode ser',
  'pode prosseguir/pode seguir/podes avançar/pode avançar/pode confirmar',
  'em frente/vai em frente/faça isso/faz isso/se faz favor',
  'obrigado/obrigada/muito obrigado/muito obrigada/aprovado/agora',
  'agora mesmo/olá/ola/oi/bom dia/estou de acordo/de acordo/beleza',
  // Italian
  'sì/sì grazie/sì per favore/certo che sì/certamente/va bene',
  'va benissimo/daccordo/sono daccordo/perfetto/benissimo/ottimo',
  'avanti/procedi/procedi pure/proceda/proceda pure/fallo/vai/vai pure',
  'vai avanti/per favore/per cortesia/grazie/grazie mille/prego',
  'confermato/approvato/adesso/ora/subito/ciao/buongiorno/cordiali saluti',
  // Dutch
  'jazeker/ja hoor/ja graag/graag/zeker/prima zo/akkoord/ik ga akkoord',
  'ik ben akkoord/wij gaan akkoord/goed/goed zo/heel goed/is goed',
  'dat is goed/in orde/ga je gang/ga uw gang/ga maar/ga door/ga verder',
  'doe maar/doe het/doe het maar/alsjeblieft/alstublieft/aub',
  'dank je/dank je wel/dank u/dank u wel/dankjewel/bedankt/hartelijk dank',
  'bevestigd/goedgekeurd/nu/nu meteen/meteen/ziet er goed uit',
  'goedemorgen/goedendag/met vriendelijke groet',
  // Polish
  'tak/tak proszę/tak prosze/proszę/prosze/proszę bardzo/oczywiście',
  'oczywiscie/jasne/pewnie/zgoda/zgadzam się/zgadzam sie/dobrze',
  'bardzo dobrze/dobra/w porządku/w porzadku/super/świetnie/swietnie',
  'śmiało/smialo/dalej/do dzieła/działaj/zrób to/zrob to/dziękuję',
  'dziekuje/dziękuję bardzo/dzięki/dzieki/potwierdzone/potwierdzono',
  'zatwierdzone/teraz/od razu/natychmiast/dzień dobry/dzien dobry/cześć',
);

/** What starts it; an object and an adverb may follow. */
export const VERB = listed(
  'confirm/confirming/please confirm/approve/please approve/accept',
  'authorise/authorize/deploy/please deploy/start/please start/proceed',
  'please proceed/continue/please continue/run/launch/execute',
  'begin/roll out/create/please create/go ahead and deploy',
  'i confirm/i hereby confirm/hereby confirm/hereby i confirm',
  'we confirm/we hereby confirm/i approve/i hereby approve/we approve',
  'i accept/i authorise/i authorize/i want to confirm/i would like to confirm',
  'id like to confirm/i wish to confirm/im confirming',
  'i am confirming/you may deploy/you can deploy/you may start/you can start/you may proceed/you can proceed',
  'bestätigen/bestätige/ich bestätige/wir bestätigen/hiermit bestätigen wir',
  'bestaetigen/bestaetige/ich bestaetige/bitte bestätigen',
  'ich möchte bestätigen/genehmige/ich genehmige/freigeben',
  'ich gebe frei/ausrollen/rolle aus/bereitstellen/bitte bereitstellen',
  'starten/starte/bitte starten/bitte ausrollen/ausführen/deploye',
  'deployen/anlegen/bitte anlegen/fortfahren/bitte fortfahren',
  'confirmer/je confirme/nous confirmons/confirme/confirmez/jaccepte',
  'japprouve/je valide/valide/validez/valider/déployer/deployer',
  'déploie/déployez/lancer/lance/lancez/démarrer/démarrez/exécuter',
  'exécutez/procédez/procéder/je souhaite confirmer/je veux confirmer',
  'confirmar/confirmo/yo confirmo/lo confirmo/confirma/confirme por favor',
  'confirmamos/apruebo/acepto/autorizo/desplegar/despliega',
  'despliegue/despliégalo/iniciar/inicia/empieza/ejecutar/ejecuta',
  'proceder/proceda por favor/quiero confirmar/continuar/continúa',
  'eu confirmo/confirma por favor/aprovo/eu aprovo/aceito/implantar',
  'implante/implanta/pode implantar/inicie/execute por favor/prossiga',
  'prosseguir/continue por favor/quero confirmar/confermare/confermo',
  'lo confermo/io confermo/conferma/confermi/confermiamo/approvo',
  'accetto/autorizzo/distribuire/distribuisci/avvia/avviare',
  'esegui/eseguire/inizia/procedere/vorrei confermare/continua',
  'bevestigen/bevestig/ik bevestig/ik bevestig hierbij/hierbij bevestig ik',
  'wij bevestigen/goedkeuren/ik keur goed/uitrollen/rol uit',
  'uitvoeren/voer uit/doorgaan/ik wil bevestigen/graag bevestigen/graag uitrollen/graag starten',
  'potwierdzam/potwierdź/potwierdz/potwierdzić/potwierdzamy',
  'proszę potwierdzić/prosze potwierdzic/zatwierdzam/zatwierdź/zatwierdz',
  'akceptuję/akceptuje/wdróż/wdrożyć/wdroz/proszę wdrożyć/uruchom',
  'uruchomić/proszę uruchomić/rozpocznij/kontynuuj/wykonaj/zaczynaj',
  'chcę potwierdzić',
);

/**
 * What a verb may have for its object: exactly what was previewed, and nothing that would name a
 * part of it or more.
 */
export const OBJECT = listed(
  'it/this/that/exactly this/exactly that/just this/just that/the plan',
  'this plan/the preview/this preview/that preview/the deployment',
  'this deployment/my deployment/the schema/this schema/exactly as shown/exactly what the preview shows',
  'es/das/dies/das so/es so/genau das/den plan/diesen plan/die vorschau',
  'diese vorschau/das deployment/die bereitstellung/das schema',
  'ça/ca/cela/le/le plan/ce plan/laperçu/cet aperçu',
  'le déploiement/ce déploiement/le schéma/exactement cela',
  'lo/esto/eso/el plan/este plan/la vista previa/el despliegue/este despliegue/el esquema/exactamente esto',
  'isso/isto/o plano/este plano/a prévia/a pré visualização/a implantação/o esquema/exatamente isso',
  'questo/ciò/il piano/questo piano/lanteprima/questa anteprima',
  'la distribuzione/lo schema/esattamente questo',
  'dit/dat/het/het plan/dit plan/het voorbeeld/de uitrol/de implementatie/het schema/precies dit',
  'to/plan/ten plan/podgląd/ten podgląd/wdrożenie/schemat/dokładnie to',
);

/** What leads up to the code, directly before it. */
export const LABEL = listed(
  'code/the code/my code/this code/with/with code/with the code',
  'with my code/with this code/using/using code/using the code/via code',
  'code is/the code is/my code is/confirmation code',
  'the confirmation code/my confirmation code/with confirmation code',
  'with the confirmation code/with my confirmation code',
  'using the confirmation code/confirmation code is/the confirmation code is',
  'my confirmation code is/here is the code/heres the code/here is my code',
  'heres my code/here is my confirmation code/and the code',
  'heres my confirmation code/here is the confirmation code',
  'heres the confirmation code/here you go/and the code is/and my code is',
  'der code/mein code/den code/mit/mit code/mit dem code/code lautet',
  'der code lautet/mein code lautet/der code ist/mein code ist',
  'bestätigungscode/der bestätigungscode/mein bestätigungscode',
  'den bestätigungscode/mit dem bestätigungscode/mit bestätigungscode',
  'der bestätigungscode lautet/mein bestätigungscode lautet',
  'der bestätigungscode ist/mein bestätigungscode ist/hier ist der code',
  'hier ist mein code/hier der code/hier mein code',
  'le code/mon code/avec/avec le code/avec code/le code est',
  'mon code est/code de confirmation/le code de confirmation',
  'mon code de confirmation/avec le code de confirmation',
  'le code de confirmation est/mon code de confirmation est/voici le code',
  'voici mon code',
  'código/codigo/el código/el codigo/mi código/mi codigo/con',
  'con el código/con el codigo/con código/el código es/el codigo es',
  'mi código es/mi codigo es/código de confirmación/codigo de confirmacion',
  'el código de confirmación/mi código de confirmación',
  'el código de confirmación es/mi código de confirmación es',
  'mi codigo de confirmacion es/con el código de confirmación/aquí está el código',
  'o código/o codigo/meu código/meu codigo/o meu código/com/com o código',
  'com o codigo/com código/o código é/o codigo é/meu código é',
  'o meu código é/código de confirmação/codigo de confirmacao',
  'o código de confirmação/meu código de confirmação',
  'o código de confirmação é/meu código de confirmação é',
  'o meu código de confirmação é/com o código de confirmação/aqui está o código',
  'codice/il codice/il mio codice/col codice/con il codice',
  'con codice/il codice è/il mio codice è/codice di conferma',
  'il codice di conferma/il mio codice di conferma/con il codice di conferma',
  'il codice di conferma è/il mio codice di conferma è/ecco il codice',
  'de code/mijn code/met/met code/met de code/de code is/mijn code is',
  'bevestigingscode/de bevestigingscode/mijn bevestigingscode',
  'met de bevestigingscode/de bevestigingscode is/mijn bevestigingscode is/hier is de code/hier is mijn code',
  'kod/kodem/z kodem/mój kod/moj kod/mój kod to/moj kod to/kod to',
  'kod potwierdzenia/kod potwierdzający/mój kod potwierdzenia',
  'moj kod potwierdzenia/kod potwierdzenia to/mój kod potwierdzenia to',
  'moj kod potwierdzenia to/oto kod/oto mój kod',
);

/** Between two assents. */
export const AND = listed('and/und/et/y/e/en/i/oraz');

/**
 * Japanese has no spaces: a run of it is taken apart into these, whole. "確認してください" is not
 * one, for it also asks to check, nor "大丈夫です", which also declines.
 */
export const JAPANESE = listed(
  'はい/ええ/うん/ぜひ/是非/了解/了解です/了解しました/承知しました',
  '承知です/わかりました/分かりました/問題ありません/問題ないです',
  'お願いします/お願いいたします/お願い致します',
  'よろしくお願いします/よろしくお願いいたします',
  '宜しくお願いします/よろしく/どうぞ/ありがとう',
  'ありがとうございます',
  '確認/確認します/確認いたします/確定/確定します',
  '確定してください/承認/承認します/承認しました',
  '承認いたします/承認済み/承認してください/同意します',
  '実行/実行します/実行して/実行してください/実行をお願いします',
  '開始/開始します/開始して/開始してください/始めてください',
  '進めて/進めてください/続けてください/デプロイ/デプロイします',
  'デプロイして/デプロイしてください/デプロイをお願いします',
  '展開してください/オーケー/オッケー/これで/これでお願いします',
  'で/を/です/になります/にて/今すぐ/すぐに/こんにちは/お疲れ様です',
  'コード/コードは/確認コード/確認コードは',
  '私の確認コードは/私のコードは/承認コード',
  '承認コードは/このコードで/このコードは/以下のコードで',
);

/** Thumbs up and their like, with any colour of skin, and how chats write them. */
export const SIGNS = new RegExp(
  String.raw`(?:👍|👌|✅|✔|☑|🙏|🆗|🙂|😊|😀|😃|😄|🚀|🎉|💯|🙌|👏)` +
    String.raw`(?:\p{Emoji_Modifier}|\ufe0e|\ufe0f)*` +
    String.raw`|:(?:\+1|thumbsup|ok_hand|white_check_mark|pray|rocket):` +
    String.raw`|(?<![^\s])\+1(?![^\s,.!])|:-?\)`,
  'gu',
);
