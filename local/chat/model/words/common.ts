/**
 * Everyday words that must never be taken for a misspelt template or command ("code" is not CORE,
 * "item" is not ITAM).
 */
const WORDS = `
a about above across act acted actual after again against ago all almost alone along already also
always am among an and another answer any anyone anything are area around as ask asked at away
back bad base based basis be became because become been before began begin behind being below best
better between big bit both box boy bring brought but by
call called came can care carefully case cause centre certain chance chat check city class clear
close code codes cold come comes coming company consider cool copies copy cord cores corn correct
cost could country course cover crew cure current cut
data date day days dead deal dear decide deep degree department desk detail device did differ
digest do does doing done door down draw drive during
each early easy eat edge edit effect eight either else end enough entire even evening ever every
everyone everything exact example except expect eye
face fact fail fall family far fast feel few field fifteen file find fine fire first five fix flow
follow food foot for force form found four free friend from front full fun further
gave general get getting girl give given gives go goes going gone good got great green group grow guess guide
had half hand happen happens happy hard has hate have he head health hear heard heart held hello
help her here hers hi high him his hold home hope hour hours house how however huge human hundred
i idea if ignore important in inside into is issue it item items its itil itsm itself jira job joke jsm just
keep key keys kind king knew know known lack land language large last late later law lay lead
learn least leave led left less let letter level life light like likely line list little live load
local long look looks lose lost lot love low
made main major make makes making man many mark master matter may maybe me mean means meant meet
men might mind mine minute minutes miss mode money month more morning most mother move much music
must my
name names near nearly need needs never new news next nice night nine no nobody none nor normal
not note nothing notice now number
of off offer office often oh ok okay old on once one only onto open or order other others our out
outside over own
page paper part parts party pass past pay people per person phone pick piece place plain plan play
please plus point poor possible power press pretty price probably problem project proper put
question quick quickly quiet quite ran rather reach read ready real reality really reason recipe
red refer remain remember reply report rest result right road role room rule run running
safe said sake same save saw say says school score sea search second see seem seen self sell send
sense sent set seven several shall share she short should show side sign similar simple since
single sit site six size small so some someone something sometimes soon sorry sort sound space
speak special stand start state stay step still stop store story street strong stuff such sun sure
system
table take taken takes talk tax team tell ten term test text than thank thanks that the their them
then there these they thing things think third this those though thought thousand three through
time tiny to today together told tomorrow too took top total toward town tree true try turn twice
two type types
under understand until up upon us use used user users using usual value various version very via
view visit voice wait walk wall want wants war warm was watch water way we weather week well went
were what whatever when where whether which while white who whole whom whose why wide will win
wish with within without woman wonder word words work works world worry worse worst would write
wrong
year yes yesterday yet you young your yours zero api csv json yaml kvs rovo forge atlassian
confluence slack teams
`;

export const COMMON: ReadonlySet<string> = new Set(
  WORDS.split(/\s+/).filter((word) => word !== ''),
);
