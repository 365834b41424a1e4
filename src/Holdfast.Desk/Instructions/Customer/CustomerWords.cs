namespace Holdfast.Desk.Instructions.Customer;

/// <summary>What customers' pages say, in one language. Plain words: a page is read on a phone, in fear.</summary>
public sealed record CustomerWords
{
    /// <summary>The language, and the other one with what it is called in it.</summary>
    public required string Language { get; init; }

    /// <summary>The other language.</summary>
    public required string OtherLanguage { get; init; }

    /// <summary>What the other language calls itself.</summary>
    public required string OtherName { get; init; }

    public required string AskTitle { get; init; }

    public required string AskBody { get; init; }

    public required string CodeLabel { get; init; }

    public required string CodeHint { get; init; }

    public required string CodeButton { get; init; }

    public required string NoMatch { get; init; }

    public required string NotMeTitle { get; init; }

    public required string NotMeBody { get; init; }

    public required string NotMeButton { get; init; }

    public required string UndoTitle { get; init; }

    public required string UndoBody { get; init; }

    public required string UndoButton { get; init; }

    public required string ChooseTitle { get; init; }

    public required string ChooseBody { get; init; }

    public required string ChooseLegend { get; init; }

    public required string To { get; init; }

    public required string FromAccount { get; init; }

    public required string WhatFor { get; init; }

    public required string NoneOfThese { get; init; }

    public required string QuestionsTitle { get; init; }

    public required string QuestionTold { get; init; }

    public required string QuestionWatched { get; init; }

    public required string QuestionSecret { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    public required string AnswerButton { get; init; }

    public required string Missing { get; init; }

    public required string ThanksTitle { get; init; }

    public required string ThanksBody { get; init; }

    public required string StoppedTitle { get; init; }

    public required string StoppedBody { get; init; }

    public required string FrozenTitle { get; init; }

    public required string FrozenBody { get; init; }

    public required string UndoneTitle { get; init; }

    public required string UndoneBody { get; init; }

    public required string UnavailableTitle { get; init; }

    public required string UnavailableBody { get; init; }

    public required string TooOftenTitle { get; init; }

    public required string TooOftenBody { get; init; }

    public required string WarnTitle { get; init; }

    public required string WarnHurry { get; init; }

    public required string WarnSafe { get; init; }

    public required string WarnSecret { get; init; }

    public required string WarnCode { get; init; }

    public required string CallUs { get; init; }

    /// <summary>English.</summary>
    public static CustomerWords English { get; } = new()
    {
        Language = "en",
        OtherLanguage = "es",
        OtherName = "Español",
        AskTitle = "Did you ask for this?",
        AskBody = "We want to make sure that a request on your account is really yours. Nothing moves until you "
            + "answer.",
        CodeLabel = "Your code",
        CodeHint = "We sent 8 digits to another phone or address that you gave us before.",
        CodeButton = "Look at the request",
        NoMatch = "That did not work. The code may be wrong, or this link may have been used or be too old. Check the "
            + "code, or call us.",
        NotMeTitle = "Not you?",
        NotMeBody = "Press here and we stop everything on the account at once. You need no code.",
        NotMeButton = "This was not me",
        UndoTitle = "Undo a change?",
        UndoBody = "Press here and the change on your account is undone. Your old contact stays. You need no code.",
        UndoButton = "Undo the change",
        ChooseTitle = "What did you ask for?",
        ChooseBody = "Only one of these is what we were asked to do. Choose the one that you asked for yourself. If "
            + "you are not sure, choose the last one.",
        ChooseLegend = "I asked you to send",
        To = "to",
        FromAccount = "From account",
        WhatFor = "What it is for",
        NoneOfThese = "None of these. I did not ask for this.",
        QuestionsTitle = "Three more questions",
        QuestionTold = "Did someone tell you to ask for this, or what to answer here?",
        QuestionWatched = "Is someone on the phone with you now, or looking at your screen?",
        QuestionSecret = "Did someone tell you to keep this secret, or that your money is in danger?",
        Yes = "Yes",
        No = "No",
        AnswerButton = "Send my answer",
        Missing = "Please answer every question, and choose one of the requests.",
        ThanksTitle = "Thank you",
        ThanksBody = "We have your answer. We check the request once more and then tell you what became of it. There "
            + "is nothing more to do.",
        StoppedTitle = "We have stopped it",
        StoppedBody = "Thank you for telling us. The request does not go through. We will call you at a number that "
            + "we knew before. If you want to talk now, call us.",
        FrozenTitle = "We have stopped everything",
        FrozenBody = "Thank you for telling us. No money leaves the account now. We will call you at a number that we "
            + "knew before. If money has gone already, call us right away.",
        UndoneTitle = "The change is undone",
        UndoneBody = "Thank you for telling us. We keep using the contact that we knew before. Please call us, so "
            + "that we can look at the account together.",
        UnavailableTitle = "We cannot take this now",
        UnavailableBody = "Something on our side is not working. Please call us now. We can do all of this by phone.",
        TooOftenTitle = "Please wait a little",
        TooOftenBody = "There were too many tries from here. Wait a minute and try again, or call us.",
        WarnTitle = "Stop if someone told you",
        WarnHurry = "that you must be quick, or something bad will happen",
        WarnSafe = "to move your money to keep it safe",
        WarnSecret = "to tell nobody, not even us",
        WarnCode = "to read a code to them. We never ask for it",
        CallUs = "Call us",
    };

    /// <summary>Spanish.</summary>
    public static CustomerWords Spanish { get; } = new()
    {
        Language = "es",
        OtherLanguage = "en",
        OtherName = "English",
        AskTitle = "¿Pidió usted esto?",
        AskBody = "Queremos estar seguros de que una solicitud en su cuenta es de verdad suya. Nada se mueve hasta "
            + "que usted responda.",
        CodeLabel = "Su código",
        CodeHint = "Enviamos 8 dígitos a otro teléfono o correo que usted nos dio antes.",
        CodeButton = "Ver la solicitud",
        NoMatch = "No funcionó. El código puede estar mal, o este enlace ya se usó o es muy viejo. Revise el código, "
            + "o llámenos.",
        NotMeTitle = "¿No fue usted?",
        NotMeBody = "Pulse aquí y detenemos todo en la cuenta en el acto. No necesita código.",
        NotMeButton = "No fui yo",
        UndoTitle = "¿Anular un cambio?",
        UndoBody = "Pulse aquí y se anula el cambio en su cuenta. Su contacto de antes se queda. No necesita código.",
        UndoButton = "Anular el cambio",
        ChooseTitle = "¿Qué pidió usted?",
        ChooseBody = "Solo una de estas es la que nos pidieron. Elija la que usted mismo pidió. Si no está seguro, "
            + "elija la última.",
        ChooseLegend = "Yo pedí que envíen",
        To = "a",
        FromAccount = "De la cuenta",
        WhatFor = "Para qué es",
        NoneOfThese = "Ninguna. Yo no pedí esto.",
        QuestionsTitle = "Tres preguntas más",
        QuestionTold = "¿Alguien le dijo que pidiera esto, o qué contestar aquí?",
        QuestionWatched = "¿Hay alguien ahora en el teléfono con usted, o mirando su pantalla?",
        QuestionSecret = "¿Alguien le dijo que guarde el secreto, o que su dinero está en peligro?",
        Yes = "Sí",
        No = "No",
        AnswerButton = "Enviar mi respuesta",
        Missing = "Conteste todas las preguntas, por favor, y elija una de las solicitudes.",
        ThanksTitle = "Gracias",
        ThanksBody = "Tenemos su respuesta. Revisamos la solicitud una vez más y luego le avisamos qué pasó. No tiene "
            + "que hacer nada más.",
        StoppedTitle = "La hemos detenido",
        StoppedBody = "Gracias por avisarnos. La solicitud no sigue. Le llamaremos a un número que ya conocíamos. Si "
            + "quiere hablar ahora, llámenos.",
        FrozenTitle = "Hemos detenido todo",
        FrozenBody = "Gracias por avisarnos. Ahora no sale dinero de la cuenta. Le llamaremos a un número que ya "
            + "conocíamos. Si ya salió dinero, llámenos en el acto.",
        UndoneTitle = "El cambio está anulado",
        UndoneBody = "Gracias por avisarnos. Seguimos usando el contacto de antes. Llámenos, por favor, para revisar "
            + "juntos la cuenta.",
        UnavailableTitle = "Ahora no podemos recibirlo",
        UnavailableBody = "Algo de nuestro lado no funciona. Llámenos ahora, por favor. Todo esto se puede hacer por "
            + "teléfono.",
        TooOftenTitle = "Espere un poco, por favor",
        TooOftenBody = "Hubo demasiados intentos desde aquí. Espere un minuto y pruebe otra vez, o llámenos.",
        WarnTitle = "Deténgase si alguien le dijo",
        WarnHurry = "que se apure, o pasará algo malo",
        WarnSafe = "que mueva su dinero para protegerlo",
        WarnSecret = "que no se lo cuente a nadie, ni a nosotros",
        WarnCode = "que le lea un código. Nunca se lo pedimos",
        CallUs = "Llámenos",
    };
}
